// The stage as a picture: Python draws it as SVG, and here it is shown, saved, and made
// into a PNG. As an image nothing in it can run, whatever the names are.
import { finder } from "../shared/elements.js";
import { mounting } from "../shared/mount.js";

/** @import { Component } from "../shared/mount.js" */
/** @import { TakeData } from "../wire.js" */

const SCALE = 3; // dots for each pixel of the picture

class Take {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.find = finder(root);
    /** @type {HTMLImageElement} */
    this.picture = this.find(".picture");
    /** @type {TakeData | null} */
    this.data = null;
    this.address = "";
    this.find(".svg").addEventListener("click", () => this.saveSvg());
    this.find(".png").addEventListener("click", () => this.savePng());
  }

  /** @param {Component<TakeData>} component */
  receive({ data }) {
    const drawn = this.data?.svg;
    this.data = data;
    this.find(".svg").textContent = data.words.svg;
    this.find(".png").textContent = data.words.png;
    this.picture.alt = data.alt;
    if (drawn === data.svg) return;
    URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(asFile(data.svg));
    this.picture.src = this.address;
  }

  saveSvg() {
    if (this.data !== null) save(asFile(this.data.svg), `${this.data.name}.svg`);
  }

  async savePng() {
    const { data, picture } = this;
    if (data === null) return;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = SCALE * picture.naturalWidth;
    canvas.height = SCALE * picture.naturalHeight;
    const brush = canvas.getContext("2d");
    brush?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((made) => {
      if (made !== null) save(made, `${data.name}.png`);
    }, "image/png");
  }
}

/** @param {string} svg */
function asFile(svg) {
  return new Blob([svg], { type: "image/svg+xml" });
}

/**
 * @param {Blob} file
 * @param {string} name
 */
function save(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken the file by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

export default mounting(Take);
