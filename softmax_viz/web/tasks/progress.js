// One's progress through the tasks, from the browser's own storage.
import { fill } from "../math/numbers.js";
import { finder, html } from "../shared/elements.js";
import { mounting } from "../shared/mount.js";
import { bestOf, countsOf, nameOf, readKept, withResult, writtenKept } from "./kept.js";

/** @import { Component } from "../shared/mount.js" */
/** @import { ProgressData } from "../wire.js" */
/** @import { Kept, Mark } from "./kept.js" */

const TAG = "softmax_viz.tag"; // of the answers, for as long as the tab
const PLACE = "softmax_viz.tasks"; // a promise: progress that was kept stays
/** @type {Readonly<Record<Mark | "open", string>>} */
const SIGNS = { both: "✓", right: "≈", wrong: "✗", open: "·" };

class Progress {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.find = finder(root);
    /** @type {ProgressData | null} */
    this.data = null;
    /** @type {Kept} what came in this page, where the browser keeps nothing */
    this.kept = new Map();
    this.blocked = false;
    this.told = false; // Python has heard of the tag that was kept
    this.find(".forget").addEventListener("click", () => this.forget());
  }

  /** @param {Component<ProgressData>} component */
  receive({ data, setTriggerValue }) {
    this.data = data;
    const tag = keptTag(data.tag);
    if (tag !== data.tag && !this.told) setTriggerValue("tag", { tag });
    this.told = true;
    this.load();
    if (data.result !== null) {
      this.kept = withResult(this.kept, data.task, data.result);
      this.save();
    }
    this.paint(data);
  }

  load() {
    try {
      this.kept = readKept(localStorage.getItem(PLACE));
    } catch {
      this.blocked = true;
    }
  }

  save() {
    try {
      localStorage.setItem(PLACE, writtenKept(this.kept));
    } catch {
      this.blocked = true;
    }
  }

  forget() {
    this.kept = new Map();
    this.save();
    if (this.data !== null) this.paint({ ...this.data, result: null });
  }

  /** @param {ProgressData} data */
  paint({ words, kinds, round, task }) {
    const { n, right, both } = countsOf(this.kept);
    const best = bestOf(this.kept);
    const solved = kinds.filter(({ slug }) => best.get(slug) === "both").length;
    this.put("h3", words.title);
    const total = n === 0 ? words.none : fill(words.total, { n, right, both });
    this.put(".total", this.blocked ? `${total} ${words.blocked}` : total);
    this.put(".name", words.round);
    this.find(".round").hidden = round.length === 0;
    this.find("ol").replaceChildren(
      ...round.map((each, i) => {
        const mark = this.kept.get(nameOf(each)) ?? "open";
        const here = nameOf(each) === nameOf(task) ? words.here : "";
        return item(`${i + 1}`, mark, words, here);
      }),
    );
    this.put("summary", fill(words.kinds, { n: solved, all: kinds.length }));
    this.find("ul").replaceChildren(
      ...kinds.map(({ slug, title }) => {
        const here = slug === task.slug ? words.here : "";
        return item(title, best.get(slug) ?? "open", words, here);
      }),
    );
    this.put(".forget", words.forget);
    this.find(".forget").hidden = n === 0;
  }

  /**
   * @param {string} selector
   * @param {string} text
   */
  put(selector, text) {
    this.find(selector).textContent = text;
  }
}

/**
 * The tag that this tab has answered under, or else this one from now on.
 * @param {number} tag
 */
function keptTag(tag) {
  try {
    const before = Number.parseInt(sessionStorage.getItem(TAG) ?? "", 10);
    if (before >= 0) return before;
    sessionStorage.setItem(TAG, String(tag));
  } catch {
    // Where nothing may be kept, a reload is another student.
  }
  return tag;
}

/**
 * @param {string} text
 * @param {Mark | "open"} mark
 * @param {Readonly<Record<string, string>>} words
 * @param {string} here what tells the present task; empty for the others
 */
function item(text, mark, words, here) {
  const element = html("li", here === "" ? "" : "here");
  element.dataset.mark = mark;
  const sign = html("span", "", `${SIGNS[mark]} `);
  sign.setAttribute("aria-hidden", "true");
  const heard = [words[mark], here].filter((said) => said !== "").join(", ");
  element.append(sign, text, html("span", "heard", `: ${heard}`));
  element.title = heard;
  return element;
}

export default mounting(Progress);
