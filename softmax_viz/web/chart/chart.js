// A chart: Plotly draws Python's figure once; while a finger moves the stage, what
// follows from it moves in place; at rest Python's numbers stand again.
import { fill, numbersIn } from "../math/numbers.js";
import { finder } from "../shared/elements.js";
import { unpacked } from "../shared/freight.js";
import { mounting } from "../shared/mount.js";
import { follow } from "../shared/thread.js";
import { ofThisState, received, same } from "../shared/wire.js";
import { glide } from "./glide.js";
import { spoken } from "./hover.js";
import { MOVES, SAYINGS } from "./moves.js";
import { plotly } from "./plotly.js";
import { movedBy, stands } from "./stands.js";

/** @import { Component } from "../shared/mount.js" */
/** @import { Shown } from "../shared/thread.js" */
/** @import { Change } from "../math/figures.js" */
/** @import { Figure } from "../shared/freight.js" */
/** @import { ChartData } from "../wire.js" */
/** @import { Plot } from "./plotly.js" */

const RESTED_MS = 300; // after a move without another
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
    this.stale = false; // it looks right, but Plotly knows an older state
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined; // until a pointer that rests on it may ask again
    /** @type {object | null} the theme that was painted in */
    this.painted = null;
    this.frame = 0; // the one after the last move
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.saying = undefined; // after it, the picture is told anew
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
    this.say();
    this.picture.style.height = `${height(data)}px`;
    const theme = this.theme();
    if (same(theme, this.painted)) {
      if (!this.moved && same(before?.figure, data.figure)) return;
      if (this.moved && this.settle(data)) return;
    }
    this.painted = theme;
    this.draw();
  }

  /** Say in words what is seen, once a gesture. */
  say() {
    const { data, at, shown } = this;
    if (!data) return;
    const now = at ?? shown;
    const said = now && !isOf(data, now) ? saidOf(data, now) : data.alt;
    if (this.picture.getAttribute("aria-label") !== said)
      this.picture.setAttribute("aria-label", said);
  }

  /**
   * Leave the picture as it is where the finger has brought it to Python's figure.
   * Return whether it could be left.
   * @param {ChartData} data
   */
  settle(data) {
    const { at, plot, drawn } = this;
    if (!(data.move && at && plot && drawn)) return false;
    if (!isOf(data, at)) return false;
    const figure = spoken(unpacked(data.figure), data.lang);
    if (!stands(drawn, this.changes, figure)) return false;
    plot.data = figure.data;
    this.drawn = figure;
    this.moved = false;
    this.at = null;
    if (this.picture.matches(":hover")) this.freshen();
    return true;
  }

  /** Before a pointer asks for a point, or a picture is saved, Plotly knows all. */
  async freshen() {
    if (this.stale) await this.draw();
  }

  /** Draw the figure of what the stage shows; the picture stays the same element. */
  async draw() {
    const { data, picture } = this;
    if (!data) return;
    const { react } = await plotly();
    if (this.data !== data || !picture.isConnected) return; // a newer one is coming
    this.width = picture.clientWidth;
    const { shown } = this;
    const drawn = spoken(unpacked(data.figure), data.lang);
    const moved = shown !== null && follows(data, shown) && !isOf(data, shown);
    const changes = moved ? changesOf(data, shown, drawn) : [];
    const figure = spoken(movedBy(drawn, changes), data.lang);
    // Plotly writes into what it is given.
    const { data: traces, layout } = structuredClone(figure);
    this.plot = await react(picture, traces, this.dressed(layout), CONFIG);
    Object.assign(this, { drawn, moved, changes, at: moved ? shown : null });
    this.stale = false;
    this.move(); // a finger may have gone on meanwhile
  }

  /** Let what follows from the stage follow it now, unless the stage needs the time. */
  move() {
    const { data, plot, drawn, shown } = this;
    if (!(data && plot && drawn && shown && follows(data, shown))) return;
    if (this.at ? sameState(shown, this.at) : isOf(data, shown)) return;
    const now = performance.now();
    clearTimeout(this.later);
    if (now < this.rest) {
      this.later = setTimeout(() => this.move(), this.rest - now);
      return;
    }
    this.at = shown;
    this.moved = this.stale = true;
    this.changes = changesOf(data, shown, drawn);
    glide(plot, this.changes);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.picture.matches(":hover")) this.freshen();
    }, RESTED_MS);
    cancelAnimationFrame(this.frame);
    clearTimeout(this.saying);
    // The stage may move it again in the next frame, after this has had its turn.
    this.frame = requestAnimationFrame(() => {
      this.saying = setTimeout(() => this.say());
    });
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
        ticklabelstandoff: key.startsWith("x") ? 4 : 0, // clear of the other axis's 0
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

/**
 * Whether the figure can be moved to what the stage shows: one of other classes is coming.
 * @param {ChartData} data
 * @param {Shown} shown
 */
function follows({ move }, shown) {
  return move !== null && move.z.length === shown.z.length;
}

/**
 * Whether Python's figure is of what the stage shows.
 * @param {ChartData} data
 * @param {Shown} shown
 */
function isOf({ move }, shown) {
  return move !== null && ofThisState(shown, { ...move, t: received(move.t) });
}

/**
 * How the figure moves to what the stage shows.
 * @param {ChartData} data
 * @param {Shown} shown
 * @param {Figure} drawn
 */
function changesOf({ move }, shown, drawn) {
  const change = move && MOVES.get(move.name);
  return change ? change(shown, /** @type {never} */ (move.given), drawn) : [];
}

/**
 * The figure in words, where the browser knows them; else what Python says.
 * @param {ChartData} data
 * @param {Shown} shown
 */
function saidOf({ lang, alt, move }, shown) {
  const say = move && SAYINGS.get(move.name);
  if (!say) return alt;
  const given = /** @type {import("../math/figures.js").Sayings} */ (move.given);
  const each = say(shown, /** @type {never} */ (given));
  const t = numbersIn(lang).temperature(shown.t);
  return fill(given.says, { t, values: each.join("; ") });
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
  const probe = document.createElement("span");
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
