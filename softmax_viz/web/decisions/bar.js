// A bar from 0 to 1, on which each class has a part.
import { fitted, html, inClassColour, percentOf } from "../shared/elements.js";

/**
 * @typedef {object} Part
 * @property {number} from
 * @property {number} to
 * @property {boolean} kept
 * @property {boolean} hit
 * @property {string} title
 * @property {string} note
 */

/**
 * @param {Element} bar
 * @param {readonly Part[]} parts one for each class
 * @param {readonly string[]} colours
 */
export function paintBar(bar, parts, colours) {
  const width = bar.clientWidth;
  const elements = fitted(bar, parts.length, () => {
    const made = html("div", "part");
    made.append(html("span"), html("small"));
    return made;
  });
  for (const [i, { from, to, kept, hit, title, note }] of parts.entries()) {
    const element = inClassColour(elements[i], i, colours);
    element.style.setProperty("--on", inkOn(colours[i % colours.length]));
    element.style.left = percentOf(from);
    element.style.width = percentOf(to - from);
    element.hidden = to === from;
    element.classList.toggle("gone", !kept);
    element.classList.toggle("hit", hit);
    const letters = Math.max(title.length, note.length);
    element.classList.toggle("tight", (to - from) * width < 14 + 7.5 * letters);
    const [above, below] = element.children;
    above.textContent = title;
    below.textContent = note;
  }
}

/**
 * Black or white, whichever stands out more on a colour.
 * @param {string} colour such as "#0072B2"
 */
function inkOn(colour) {
  const [r, g, b] = [1, 3, 5].map(
    (i) => (Number.parseInt(colour.slice(i, i + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#000" : "#fff";
}
