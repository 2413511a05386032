// Moving what Plotly has drawn, in place and within a millisecond: the same elements, new
// coordinates. At rest Plotly draws Python's figure over it.

/** @import { Axis, Plot } from "./plotly.js" */
/** @import { Change } from "../math/figures.js" */

/**
 * Move the traces that change.
 * @param {Plot} plot
 * @param {readonly Change[]} changes
 */
export function glide(plot, changes) {
  for (const change of changes) {
    const drawn = plot.calcdata[change.trace]?.[0];
    const group = drawn?.node3?.node();
    if (!drawn || !group) continue;
    const [x, y] = [axis(plot, drawn.trace.xaxis), axis(plot, drawn.trace.yaxis)];
    if (drawn.trace.type === "bar") moveBars(group, change, y);
    else moveLine(group, change, x, y);
  }
}

/**
 * @param {Plot} plot
 * @param {string} id "x", "y" or "y2"
 */
function axis(plot, id) {
  return plot._fullLayout[`${id[0]}axis${id.slice(1)}`];
}

/** @param {number} pixel */
const short = (pixel) => Math.round(pixel * 100) / 100;

/**
 * @param {SVGGElement} group
 * @param {Change} change
 * @param {Axis} axis
 */
function moveBars(group, { y, text }, axis) {
  const zero = short(axis.c2p(0));
  for (const [i, point] of [...group.querySelectorAll(".point")].entries()) {
    if (y[i] === undefined || y[i] === null) continue;
    const path = point.querySelector("path");
    const top = short(axis.c2p(y[i]));
    const sides = /^M([-\d.]+),.*H([-\d.]+)V/.exec(path?.getAttribute("d") ?? "");
    if (!path || !sides) continue;
    path.setAttribute("d", `M${sides[1]},${zero}V${top}H${sides[2]}V${zero}Z`);
    const label = point.querySelector("text");
    if (!label || !text) continue;
    label.textContent = text[i];
    const middle = (Number(sides[1]) + Number(sides[2])) / 2;
    label.setAttribute(
      "transform",
      `translate(${short(middle)},${y[i] < 0 ? top + 13 : top - 5})`,
    );
  }
}

/**
 * @param {SVGGElement} group
 * @param {Change} change
 * @param {Axis} xAxis
 * @param {Axis} yAxis
 */
function moveLine(group, { x, y, text }, xAxis, yAxis) {
  if (!x) return;
  const points = x.map((value, i) => {
    const level = y[i];
    if (value === null || level === null || level === undefined) return null;
    return [short(xAxis.c2p(value)), short(yAxis.c2p(level))];
  });
  group.querySelector(".js-line")?.setAttribute("d", pathOf(points));
  group.querySelector(".js-fill")?.setAttribute("d", `${pathOf(points)}Z`);
  const marks = group.querySelectorAll(".point");
  const labels = group.querySelectorAll(".textpoint text");
  for (const [i, point] of points.filter((p) => p !== null).entries()) {
    marks[i]?.setAttribute("transform", `translate(${point[0]},${point[1]})`);
    labels[i]?.setAttribute("x", String(point[0]));
    labels[i]?.setAttribute("y", String(point[1]));
    if (text && labels[i]) labels[i].textContent = text[i];
  }
}

/** @param {readonly (readonly number[] | null)[]} points */
function pathOf(points) {
  let path = "";
  let pen = "M";
  for (const point of points) {
    if (point === null) {
      pen = "M";
      continue;
    }
    path += `${pen}${point[0]},${point[1]}`;
    pen = "L";
  }
  return path;
}
