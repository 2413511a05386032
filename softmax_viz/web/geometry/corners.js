// The classes at the corners of the simplex: a name and a share; among more classes
// than corners, a choice.
import { fill } from "../math/numbers.js";
import { finder, html, inClassColour } from "../shared/elements.js";

/** @import { GeometryData } from "../wire.js" */

export class Corners {
  /**
   * @param {HTMLElement} place
   * @param {(corners: number[]) => void} choose
   */
  constructor(place, choose) {
    this.place = place;
    this.choose = choose;
  }

  /**
   * @param {GeometryData} data
   * @param {readonly string[]} names
   */
  build({ corners, colours, words }, names) {
    this.place.replaceChildren(
      ...corners.map((i, k) => {
        const corner = inClassColour(html("div", "corner"), i, colours);
        const label = fill(words.corner, { k: k + 1 });
        const choice = names.length > corners.length;
        const name = choice
          ? this.select(corners, k, names)
          : html("span", "who", names[i]);
        if (choice) name.setAttribute("aria-label", label);
        else corner.title = names[i];
        corner.append(html("span", "chip"), name, html("b"));
        return corner;
      }),
    );
  }

  /**
   * A class that stands at another corner changes places with the one chosen before.
   * @param {readonly number[]} corners
   * @param {number} k
   * @param {readonly string[]} names
   */
  select(corners, k, names) {
    const select = html("select");
    select.append(
      ...names.map((name, j) => new Option(name, String(j), false, j === corners[k])),
    );
    select.addEventListener("change", () => {
      const now = Number(select.value);
      const swapped = corners.map((j) => (j === now ? corners[k] : j));
      this.choose(swapped.with(k, now));
    });
    return select;
  }

  /** @param {readonly string[]} shares as they are written */
  paint(shares) {
    for (const [k, corner] of [...this.place.children].entries())
      finder(corner)("b").textContent = shares[k];
  }
}
