/**
 * Where a part stands: in a shadow of its own, or in the page itself.
 * @typedef {ShadowRoot | HTMLElement} Root
 */

/**
 * What Streamlit hands to a component on each run of the page.
 * @template Data
 * @typedef {object} Component
 * @property {Data} data
 * @property {Root} parentElement
 * @property {(name: string, value: unknown) => void} setStateValue
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/**
 * A part of a page: made once in its place, and given data from then on.
 * @template Data
 * @typedef {object} Part
 * @property {(component: Component<Data>) => void} receive
 */

// Attributes that page.css knows: of a part that has painted once, and of the document
// when its first part came, when the stage has painted, and when all parts of its first
// page have.
export const PAINTED = "data-painted";
const COMING = "data-coming";
const STAGED = "data-staged";
export const WHOLE = "data-whole";

// Should a part never come: how long nothing else may before the page is shown.
const PATIENCE_MS = 6000;
let patience = 0;

function waitOn() {
  const root = document.documentElement;
  root.toggleAttribute(COMING, true);
  clearTimeout(patience);
  patience = setTimeout(() => root.toggleAttribute(WHOLE, true), PATIENCE_MS);
}

/**
 * The function by which Streamlit mounts a part; it is made from the first that comes.
 * @template Data
 * @template {Root} Place
 * @param {new (root: Place, first: Component<Data>) => Part<Data>} Made
 * @returns {(component: Component<Data>) => void}
 */
export function mounting(Made) {
  /** @type {WeakMap<Root, Part<Data>>} */
  const parts = new WeakMap();
  return (component) => {
    const root = /** @type {Place} */ (component.parentElement);
    const made = parts.get(root);
    const part = made ?? new Made(root, component);
    parts.set(root, part);
    part.receive(component);
    if (made) return;
    waitOn();
    afterPainting(() => markPainted(root));
  };
}

/** @param {Root} root */
function markPainted(root) {
  const place = root instanceof ShadowRoot ? root.host : root;
  place.closest(".stBidiComponent")?.toggleAttribute(PAINTED, true);
  if (place.closest(".st-key-stage"))
    document.documentElement.toggleAttribute(STAGED, true);
}

/** Wait until the stage has painted, if the page has one, but not for ever. */
export async function stageFirst() {
  if (document.querySelector(".st-key-stage")) await marked(STAGED);
}

/**
 * Wait until the document has an attribute, or for a while.
 * @param {string} attribute
 */
export function marked(attribute) {
  const root = document.documentElement;
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      if (root.hasAttribute(attribute)) return resolve();
      const go = () => {
        seen.disconnect();
        resolve();
      };
      const seen = new MutationObserver(go);
      seen.observe(root, { attributeFilter: [attribute] });
      setTimeout(go, PATIENCE_MS);
    })
  );
}

/** @param {() => void} act parts paint at the next frame, so this waits for two */
function afterPainting(act) {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

/**
 * A function that paints at the next frame, however often it is called before.
 * @param {() => void} paint
 */
export function oncePerFrame(paint) {
  let frame = 0;
  return () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      paint();
    });
  };
}
