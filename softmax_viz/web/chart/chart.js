// A chart: Plotly draws Python's figure once; while a finger moves the stage, what
// follows from it moves in place; at rest Python's numbers stand again.
import { finder } from "../shared/elements.js";
import { unpacked } from "../shared/freight.js";
import { mounting } from "../shared/mount.js";
import { follow } from "../shared/thread.js";
import { ofThisState, received, same } from "../shared/wire.js";
import { glide } from "./glide.js";
import { spoken } from "./hover.js";
import { MOVES } from "./moves.js";
import { plotly } from "./plotly.js";
import { stands } from "./stands.js";

/** @import { Component } from "../shared/mount.js" */
/** @import { Shown } from "../shared/thread.js" */
/** @import { Change } from "../math/figures.js" */
/** @import { Figure } from "../shared/freight.js" */
/** @import { ChartData } from "../wire.js" */
/** @import { Plot } from "./plotly.js" */

const SHARE = 0.25; // of the time that a chart may take from the stage
const CONFIG = { displayModeBar: false, responsive: false, staticPlot: false };

class Chart {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.find = finder(root);
    this.picture = this.find(".picture");
    /** @type {ChartData | null} */
    this.data = null;
    /** @type {Plot | null} */
    this.plot = null;
    /** @type {Shown | null} */
    this.shown = null;
    /** @type {Shown | null} what the chart was last moved to */
    this.at = null;
    this.moved = false; // away from Python's figure
    /** @type {Figure | null} what Plotly drew, or what looks like it */
    this.drawn = null;
    /** @type {Change[]} how the chart was moved since */
    this.changes = [];
    this.stale = false; // it looks right, but Plotly knows an older figure
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
    /** @type {object | null} the theme that was painted in */
    this.painted = null;
    this.rest = 0; // until then the chart leaves the frames to the stage
    this.width = 0;
    this.picture.addEventListener("pointerenter", () => this.freshen());
    this.find(".svg").addEventListener("click", () => this.save("svg"));
    this.find(".png").addEventListener("click", () => this.save("png"));
    new ResizeObserver(() => this.fit()).observe(this.picture);
    follow(root, (shown) => {
      this.shown = shown;
      this.move();
    });
  }

  /** @param {Component<ChartData>} component */
  receive({ data }) {
    const before = this.data;
    this.data = data;
    this.picture.setAttribute("aria-label", data.alt);
    this.picture.style.height = `${height(data)}px`;
    const theme = this.theme();
    if (same(theme, this.painted)) {
      if (!this.moved && same(before?.figure, data.figure)) return;
      if (this.moved && this.settle(data)) return;
    }
    this.painted = theme;
    this.draw();
  }

  /**
   * Leave the picture as it is where the finger has brought it to Python's figure.
   * Return whether it could be left.
   * @param {ChartData} data
   */
  settle(data) {
    const { at, plot, drawn } = this;
    if (!(data.move && at && plot && drawn)) return false;
    if (!ofThisState(at, { ...data.move, t: received(data.move.t) })) return false;
    const figure = spoken(unpacked(data.figure), data.lang);
    if (!stands(drawn, this.changes, figure)) return false;
    plot.data = figure.data;
    this.drawn = figure;
    this.moved = false;
    this.at = null;
    this.stale = true;
    if (this.picture.matches(":hover")) this.freshen();
    return true;
  }

  /** Before a pointer asks for a point, or a picture is saved, Plotly knows all. */
  async freshen() {
    if (this.stale && !this.moved) await this.draw();
  }

  /** Draw Python's figure; the picture stays the same element. */
  async draw() {
    const { data, picture } = this;
    if (!data) return;
    const { react } = await plotly();
    if (this.data !== data || !picture.isConnected) return; // a newer one is coming
    this.width = picture.clientWidth;
    this.drawn = spoken(unpacked(data.figure), data.lang);
    // Plotly writes into what it is given.
    const { data: traces, layout } = structuredClone(this.drawn);
    this.plot = await react(picture, traces, this.dressed(layout), CONFIG);
    this.moved = this.stale = false;
    this.at = null;
    this.move(); // a finger may have gone on meanwhile
  }

  /** Let what follows from the stage follow it now, unless the stage needs the time. */
  move() {
    const { data, plot, shown } = this;
    if (!(data?.move && plot && shown) || shown === this.at) return;
    const known = { ...data.move, t: received(data.move.t) };
    if (this.at ? sameState(shown, this.at) : ofThisState(shown, known)) return;
    const now = performance.now();
    clearTimeout(this.later);
    if (now < this.rest) {
      this.later = setTimeout(() => this.move(), this.rest - now);
      return;
    }
    this.at = shown;
    this.moved = true;
    const move = MOVES.get(data.move.name);
    if (move) {
      this.changes = move(shown, /** @type {never} */ (data.move.given));
      glide(plot, this.changes);
    }
    this.rest = now + (performance.now() - now) / SHARE;
  }

  // ----- looks -------------------------------------------------------------------
  theme() {
    const style = getComputedStyle(this.picture);
    const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    return {
      ink: of("--st-text-color"),
      back: of("--st-background-color"),
      font: of("--st-font"),
    };
  }

  /**
   * The layout in the theme's colours, at the width that there is.
   * @param {Record<string, unknown>} layout
   */
  dressed(layout) {
    const { ink, font } = this.theme();
    const soft = `color-mix(in srgb, ${ink} 72%, transparent)`;
    const axes = Object.entries(layout).filter(([key]) => /^[xy]axis\d*$/.test(key));
    const line = "rgba(128,128,128,0.22)";
    const dressed = axes.map(([key, axis]) => [
      key,
      {
        gridcolor: line,
        zerolinecolor: line,
        automargin: true,
        fixedrange: true,
        ticks: "",
        .../** @type {object} */ (axis),
      },
    ]);
    return {
      ...layout,
      ...Object.fromEntries(dressed),
      width: this.width,
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: font, size: 12, color: resolved(soft, this.picture) },
    };
  }

  fit() {
    const { clientWidth } = this.picture;
    if (this.plot && clientWidth > 0 && clientWidth !== this.width) this.draw();
  }

  /** @param {"svg" | "png"} format */
  async save(format) {
    const { data, picture } = this;
    if (!data) return;
    const { downloadImage } = await plotly();
    await this.freshen();
    const size = { width: this.width, height: height(data), scale: 3 };
    await downloadImage(picture, { format, filename: data.name, ...size });
  }
}

/**
 * @param {Shown} a
 * @param {Shown} b
 */
function sameState(a, b) {
  return ofThisState(a, b) && same(a.names, b.names);
}

/** @param {ChartData} data */
function height(data) {
  const { layout } = /** @type {{ layout: { height: number } }} */ (data.figure);
  return layout.height;
}

/**
 * A colour as Plotly can read it.
 * @param {string} colour
 * @param {HTMLElement} place
 */
function resolved(colour, place) {
  const probe = document.createElement("i");
  probe.style.color = colour;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  const parts = /color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)/.exec(color);
  if (!parts) return color;
  const [r, g, b] = parts.slice(1, 4).map((x) => Math.round(255 * Number(x)));
  return `rgba(${r},${g},${b},${parts[4] ?? 1})`;
}

export default mounting(Chart);
