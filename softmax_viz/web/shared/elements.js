// Finding, making and painting elements.

/**
 * A function that finds the one element that a part's html promises.
 * @param {ParentNode} root
 */
export function finder(root) {
  /**
   * @template {Element} [E=HTMLElement]
   * @param {string} selector
   * @returns {E}
   */
  function find(selector) {
    const found = root.querySelector(selector);
    if (found === null) throw new Error(`no element ${selector}`);
    return /** @type {E} */ (found);
  }
  return find;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {string} text
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function html(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  if (text !== "") element.textContent = text;
  return element;
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | number>>} attributes
 * @param {string} text
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, String(value));
  if (text !== "") element.textContent = text;
  return element;
}

/**
 * An element from a template of ours; never of anything that people typed.
 * @param {string} template
 * @returns {HTMLElement}
 */
export function fromTemplate(template) {
  const holder = document.createElement("template");
  holder.innerHTML = template.trim();
  return /** @type {HTMLElement} */ (holder.content.firstElementChild);
}

/**
 * The children of `parent`, as many as wanted: made at the end, taken from the end.
 * @param {Element} parent
 * @param {number} wanted
 * @param {(i: number) => HTMLElement} make
 * @returns {HTMLElement[]}
 */
export function fitted(parent, wanted, make) {
  while (parent.children.length > wanted) parent.lastElementChild?.remove();
  while (parent.children.length < wanted) parent.append(make(parent.children.length));
  return /** @type {HTMLElement[]} */ ([...parent.children]);
}

/**
 * Mark an element as belonging to class i; from the eleventh on the ten colours come
 * again, hatched.
 * @template {HTMLElement | SVGElement} E
 * @param {E} element
 * @param {number} i
 * @param {readonly string[]} colours
 */
export function inClassColour(element, i, colours) {
  element.style.setProperty("--c", colours[i % colours.length]);
  element.classList.toggle("again", i >= colours.length);
  return element;
}

/** @param {number} share of a whole */
export const percentOf = (share) => `${100 * share}%`;

/**
 * Marks along a line, each at its share of the length.
 * @param {Element} line
 * @param {readonly (readonly [string, number])[]} marks text and share
 * @param {"left" | "bottom" | "top"} side
 */
export function placeMarks(line, marks, side = "left") {
  line.replaceChildren(
    ...marks.map(([text, share]) => {
      const mark = html("span", "", text);
      mark.style[side] = percentOf(share);
      return mark;
    }),
  );
}
