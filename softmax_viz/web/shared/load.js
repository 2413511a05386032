// What a part needs once: its script, its styles, and of its data what is the same in
// every state of the page, or wherever it is about one subject. Python sends the rest
// (softmax_viz/live/component.py).

/** @import { Component, Root } from "./mount.js" */

/** @typedef {{ lang: string, subject?: string }} Data */

const WEB = new URL("..", import.meta.url);
const RETRY_MS = 2000;

/** @type {Map<string, Promise<CSSStyleSheet>>} */
const sheets = new Map();

/**
 * The function by which Streamlit mounts a part.
 * @param {string} part such as "stage/stage"
 * @param {readonly string[]} styles
 * @param {boolean} lasting whether some of its data lasts
 * @param {boolean} ofSubjects whether some depends on its subject alone
 * @returns {Promise<(component: Component<[Data]>) => void>}
 */
export async function load(part, styles, lasting, ofSubjects) {
  const [script, html, known, ...looks] = await Promise.all([
    import(new URL(`${part}.js`, WEB).href),
    fetched(`${part}.html`).then(read),
    lasting ? fetched(`lasting/${part}.json`).then(byName) : new Map(),
    ...styles.map(sheet),
  ]);
  /** @type {WeakSet<Root>} */
  const furnished = new WeakSet();
  /** @type {WeakMap<Root, Component<[Data]>>} */
  const latest = new WeakMap();
  /** @type {Map<string, object>} */
  const subjects = new Map();

  /** @param {Component<[Data]>} component */
  function show(component) {
    const [data] = component.data;
    const about = subjects.get(data.subject ?? "");
    script.default({
      ...component,
      data: { ...known.get(data.lang), ...about, ...data },
    });
  }

  /**
   * Show what came last, once the file of its subject is here, however often it is lost.
   * @param {Root} root
   * @param {Component<[Data]>} component
   */
  async function showWhenKnown(root, component) {
    const [{ subject = "" }] = component.data;
    const wanted = () => root.isConnected && latest.get(root) === component;
    while (wanted() && !subjects.has(subject))
      try {
        const file = await fetched(`lasting/${part}/${subject}.json`);
        subjects.set(subject, await file.json());
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    if (wanted()) show(component);
  }

  return (component) => {
    const { parentElement: root } = component;
    if (!furnished.has(root)) {
      dress(root, looks);
      furnish(root, html);
      furnished.add(root);
    }
    latest.set(root, component);
    const [{ subject = "" }] = component.data;
    if (ofSubjects && !subjects.has(subject)) showWhenKnown(root, component);
    else show(component);
  };
}

/**
 * @param {Root} root
 * @param {string} html of a part
 */
function furnish(root, html) {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  root.append(parsed.content);
}

/**
 * @param {Response} answer
 * @returns {Promise<Map<string, object>>}
 */
async function byName(answer) {
  return new Map(Object.entries(await answer.json()));
}

/** @param {string} file */
async function fetched(file) {
  const answer = await fetch(new URL(file, WEB));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
}

/** @param {Response} answer */
async function read(answer) {
  return answer.text();
}

/**
 * Each file becomes one sheet, however many parts wear it.
 * @param {string} file
 */
function sheet(file) {
  const coming = sheets.get(file) ?? fetched(file).then(read).then(made);
  sheets.set(file, coming);
  return coming;
}

/** @param {string} css */
function made(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/**
 * @param {Root} root
 * @param {readonly CSSStyleSheet[]} looks
 */
function dress(root, looks) {
  const place = /** @type {ShadowRoot | Document} */ (root.getRootNode());
  const missing = looks.filter((look) => !place.adoptedStyleSheets.includes(look));
  if (missing.length > 0) place.adoptedStyleSheets.push(...missing);
}
