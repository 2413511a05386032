// A link to hand out: its text to copy, its QR code, and a frame in which it is open.
import { fill } from "../math/numbers.js";
import { finder } from "../shared/elements.js";
import { mounting } from "../shared/mount.js";

/** @import { Component } from "../shared/mount.js" */
/** @import { PrepareData } from "../wire.js" */

const QUIET = 4; // modules of white around a QR code, as its standard asks

class Prepare {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.find = finder(root);
    /** @type {PrepareData["words"] | null} */
    this.words = null;
    this.shown = ""; // in the frame
    const large = /** @type {HTMLDialogElement} */ (this.find(".large"));
    this.find(".copy").addEventListener("click", () => this.copy());
    this.find(".qr").addEventListener("click", () => large.showModal());
    large.addEventListener("click", () => large.close());
    /** @type {HTMLIFrameElement} */
    const frame = this.find("iframe");
    frame.addEventListener("load", () => keepBack(frame));
  }

  /** @param {Component<PrepareData>} component */
  receive({ data: { link, preview, code, words } }) {
    const { find } = this;
    this.words = words;
    const texts = new Map([
      ["label", words.link],
      [".copy", words.copy],
      [".length", fill(words.length, { n: link.length })],
      [".told", ""],
      [".qr span", words.large],
      [".none", words.tooLong],
      [".head", words.preview],
      [".close", words.close],
    ]);
    for (const [selector, text] of texts) find(selector).textContent = text;
    /** @type {HTMLInputElement} */ (find("#link")).value = link;
    find(".none").hidden = code !== null;
    find(".qr").hidden = code === null;
    if (code !== null)
      for (const picture of [".qr svg", ".large svg"]) {
        const side = code.size + 2 * QUIET;
        const drawn = find(picture);
        drawn.setAttribute("viewBox", `0 0 ${side} ${side}`);
        drawn.setAttribute("aria-label", words.code);
        const path = /** @type {Element} */ (drawn.querySelector("path"));
        path.setAttribute("d", code.path);
        path.setAttribute("transform", `translate(${QUIET} ${QUIET})`);
      }
    /** @type {HTMLIFrameElement} */
    const frame = find("iframe");
    frame.title = words.preview;
    if (this.shown === preview) return;
    this.shown = preview;
    frame.contentWindow?.location.replace(preview);
  }

  /** Without https there is no clipboard, and the browser's older way has to do. */
  async copy() {
    const { words, find } = this;
    if (words === null) return;
    /** @type {HTMLInputElement} */
    const field = find("#link");
    let copied = true;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      copied = document.execCommand("copy");
    }
    find(".told").textContent = copied ? words.copied : words.byHand;
  }
}

/**
 * Let the app in the frame take no step of its own in the browser's history: the way back
 * leads through the settings.
 * @param {HTMLIFrameElement} frame
 */
function keepBack({ contentWindow }) {
  if (!contentWindow) return;
  const { history } = contentWindow;
  history.pushState = history.replaceState.bind(history);
}

export default mounting(Prepare);
