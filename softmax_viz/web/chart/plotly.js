// Plotly from the Python package: fetched once, when a page first draws a chart.
import { stageFirst } from "../shared/mount.js";

/**
 * What we use of Plotly's own description of a drawn trace.
 * @typedef {object} Drawn
 * @property {{ xaxis: string, yaxis: string, type: string }} trace
 * @property {{ node: () => SVGGElement }} [node3]
 */

/**
 * @typedef {object} Axis
 * @property {(value: number) => number} c2p from a value to pixels
 * @property {[number, number]} range
 */

/**
 * An element in which Plotly has drawn.
 * @typedef {HTMLElement & {
 *   data: readonly unknown[],
 *   calcdata: (readonly Drawn[])[],
 *   _fullLayout: Record<string, Axis>,
 * }} Plot
 */

/**
 * @typedef {object} Plotly
 * @property {(place: HTMLElement, data: unknown, layout: unknown, config: unknown) => Promise<Plot>} react
 * @property {(place: HTMLElement, options: object) => Promise<string>} downloadImage
 * @property {{ resize: (place: HTMLElement) => Promise<void> }} Plots
 */

const SOURCE = "../../softmax_viz.live.chart.plotly/plotly.min.js";

/** @type {Promise<Plotly> | null} */
let loading = null;

/**
 * Plotly comes at once, and is run after the stage has painted: it takes a second.
 * @returns {Promise<Plotly>}
 */
export function plotly() {
  loading ??= loaded(new URL(SOURCE, import.meta.url).href);
  return loading;
}

/**
 * @param {string} source
 * @returns {Promise<Plotly>}
 */
async function loaded(source) {
  const early = document.createElement("link");
  Object.assign(early, { rel: "preload", as: "script", href: source });
  document.head.append(early);
  await stageFirst();
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => {
      const { Plotly } = /** @type {{ Plotly: Plotly }} */ (
        /** @type {unknown} */ (window)
      );
      resolve(Plotly);
    };
    script.onerror = () => {
      loading = null; // the next chart tries again
      script.remove();
      reject(new Error("Plotly could not be loaded"));
    };
    document.head.append(script);
  });
}
