// The simplex: the point of the probabilities, its distances from the sides, its path
// as T runs from 0 to infinity, and where the chosen logit pushes it.
import { T_LANDMARKS } from "../math/constants.js";
import { rounded } from "../math/numbers.js";
import { pushes, temperaturePath } from "../math/simplex.js";
import { softmax } from "../math/softmax.js";
import { inClassColour, svg } from "../shared/elements.js";
import { distance, frameOf, labelAt, pointAt, spot } from "./frame.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { finder } from "../shared/elements.js" */
/** @import { Point } from "./frame.js" */
/** @import { View } from "./geometry.js" */

const LEVELS = [0.25, 0.5, 0.75];
const CORNERS = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
const SHORTEST_ARROW = 22; // pixels; a shorter one lies under the point
// The ends of the path come first, then what is nearest to 1: other labels give way.
const LABELLED = [
  Number.POSITIVE_INFINITY,
  0,
  ...T_LANDMARKS.filter((t) => !isLimit(t)).toSorted(
    (a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)),
  ),
];

export class Picture {
  /** @param {ReturnType<typeof finder>} find */
  constructor(find) {
    this.find = find;
    /** @type {SVGSVGElement} */
    this.plane = find("svg");
    /** @type {SVGGElement} */
    this.handle = find(".handle");
    this.frame = frameOf(0, 3, false);
    this.laid = "";
  }

  /**
   * Begin anew, with names already at the corners.
   * @param {readonly number[]} corners
   * @param {readonly string[]} colours
   */
  build(corners, colours) {
    this.laid = "";
    this.find(".simplex").classList.toggle("pair", corners.length === 2);
    this.find(".legs").replaceChildren(
      ...corners.map((i) => inClassColour(svg("line"), i, colours)),
    );
  }

  /**
   * Where a pointer is, in the plane in which the triangle has sides of 1.
   * @param {PointerEvent} event
   */
  pointAt(event) {
    const box = this.plane.getBoundingClientRect();
    return pointAt(this.frame, [event.clientX - box.left, event.clientY - box.top]);
  }

  /**
   * @param {View} view
   * @param {number} chosen the class whose logit the arrow raises
   * @param {readonly string[]} colours
   * @param {Numbers} write
   */
  paint(view, chosen, colours, write) {
    const { names, z, t, corners, q } = view;
    this.lay(corners.length, names.length > 3);
    const [x, y] = spot(this.frame, q);
    this.handle.setAttribute("transform", `translate(${x} ${y})`);
    this.handle.setAttribute("aria-valuenow", String(rounded(100 * q[0], 4)));
    this.handle.setAttribute("aria-disabled", String(view.barred !== ""));
    const values = q.map((p, k) => `${names[corners[k]]} ${write.percent(p, t > 0)}`);
    this.handle.setAttribute("aria-valuetext", values.join(", "));
    this.plane.classList.toggle("fixed", view.barred !== "");
    this.paintLegs(q);
    this.paintPath(
      corners.map((i) => z[i]),
      [x, y],
      write,
    );
    this.paintPush(view, chosen, colours);
  }

  /**
   * @param {number} corners
   * @param {boolean} choice
   */
  lay(corners, choice) {
    const { clientWidth } = this.find(".room");
    const laid = [clientWidth, corners, choice].join();
    if (laid === this.laid) return;
    this.laid = laid;
    this.frame = frameOf(clientWidth, corners, choice);
    const { width, height } = this.frame;
    this.plane.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.plane.style.height = `${height}px`;
    this.find(".base").replaceChildren(
      ...(corners === 2 ? this.segment() : this.triangle()),
    );
    this.layCorners(corners);
  }

  /** The segment with its levels of 25, 50 and 75 %. */
  segment() {
    const [x, y] = spot(this.frame, [1, 0]);
    const { side } = this.frame;
    return [
      svg("rect", { class: "side", x, y: y - 5, width: side, height: 10, rx: 5 }),
      ...LEVELS.map((level) => {
        const [at] = spot(this.frame, [1 - level, level]);
        return svg("line", { class: "level", x1: at, x2: at, y1: y - 14, y2: y + 14 });
      }),
    ];
  }

  /** The triangle with its levels of 25, 50 and 75 % of each class. */
  triangle() {
    const corners = CORNERS.map((q) => spot(this.frame, q));
    const levels = LEVELS.flatMap((level) =>
      CORNERS.map((corner) => {
        const i = corner.indexOf(1);
        const ends = CORNERS.filter((other) => other !== corner).map((other) =>
          corner.map((_, k) => (k === i ? level : (1 - level) * other[k])),
        );
        const line = svg("line", { class: "level" });
        join(line, spot(this.frame, ends[0]), spot(this.frame, ends[1]));
        return line;
      }),
    );
    return [svg("polygon", { points: corners.join(" ") }), ...levels];
  }

  /** @param {number} corners */
  layCorners(corners) {
    const { width, left, base } = this.frame;
    const below = `${base + (corners === 2 ? 22 : 14)}px`;
    const outside = `${left - 18}px`;
    const sides = [
      { left: outside, top: below },
      { right: outside, top: below },
    ];
    const top = { left: "50%", top: "2px", transform: "translateX(-50%)" };
    const places = corners === 2 ? sides : [top, ...sides];
    const maxWidth = `${Math.min(width / 2 - 8, 260)}px`;
    for (const [k, corner] of [...this.find(".corners").children].entries())
      Object.assign(/** @type {HTMLElement} */ (corner).style, { maxWidth }, places[k]);
  }

  /**
   * From the point to each opposite side.
   * @param {readonly number[]} q
   */
  paintLegs(q) {
    for (const [i, leg] of [...this.find(".legs").children].entries()) {
      const foot = q.map((share, k) => (k === i ? 0 : share + q[i] / 2));
      join(leg, spot(this.frame, q), spot(this.frame, foot));
    }
  }

  /**
   * The path, and the temperatures of the dial along it, labelled where there is room.
   * @param {readonly number[]} z
   * @param {Point} point of now
   * @param {Numbers} write
   */
  paintPath(z, point, write) {
    const path = temperaturePath(z);
    const points = path.map((q) => spot(this.frame, q).join());
    this.find(".path").setAttribute("points", points.join(" "));
    const parts = [];
    /** @type {Point[]} */
    const labels = [];
    for (const t of path.length > 1 ? LABELLED : []) {
      const [cx, cy] = spot(this.frame, softmax(z, t));
      parts.push(svg("circle", { cx, cy, r: 3.4 }));
      const { at, anchor } = labelAt(this.frame, z, t);
      if (distance(point, at) < 20 || labels.some((l) => distance(l, at) < 26))
        continue;
      labels.push(at);
      const text = isLimit(t) ? `T = ${write.exact(t)}` : write.exact(t);
      parts.push(svg("text", { x: at[0], y: at[1] + 4, "text-anchor": anchor }, text));
    }
    this.find(".marks").replaceChildren(...parts);
  }

  /**
   * Which way the chosen logit pushes the point; nowhere without a slope.
   * @param {View} view
   * @param {number} chosen
   * @param {readonly string[]} colours
   */
  paintPush({ t, q, corners }, chosen, colours) {
    const j = corners.indexOf(chosen);
    const column = pushes(q).map((row) => (j < 0 ? 0 : row[j]));
    const from = spot(this.frame, q);
    const to = spot(
      this.frame,
      q.map((share, k) => share + column[k]),
    );
    const length = distance(from, to);
    const hidden = length < SHORTEST_ARROW || isLimit(t);
    this.find(".arrow").hidden = hidden;
    for (const part of [this.find(".push"), this.find(".tip")]) {
      part.style.display = hidden ? "none" : "";
      inClassColour(part, chosen, colours);
    }
    if (hidden) return;
    const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    const [x, y] = [to[0] - 11 * ux, to[1] - 11 * uy];
    join(this.find(".push"), from, [x, y]);
    const back = `${x - 6 * uy} ${y + 6 * ux}L${x + 6 * uy} ${y - 6 * ux}`;
    this.find(".tip").setAttribute("d", `M${to[0]} ${to[1]}L${back}Z`);
  }
}

/** @param {number} t */
function isLimit(t) {
  return t === 0 || t === Number.POSITIVE_INFINITY;
}

/**
 * @param {Element} line
 * @param {Point} a
 * @param {Point} b
 */
function join(line, a, b) {
  const ends = { x1: a[0], y1: a[1], x2: b[0], y2: b[1] };
  for (const [name, x] of Object.entries(ends)) line.setAttribute(name, String(x));
}
