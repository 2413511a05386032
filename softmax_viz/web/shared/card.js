// What the live cards of the pages have in common: they follow the stage.
import { numbersIn } from "../math/numbers.js";
import { finder } from "./elements.js";
import { follow } from "./thread.js";

/** @import { Lang } from "../math/numbers.js" */
/** @import { Component } from "./mount.js" */
/** @import { Shown } from "./thread.js" */

/**
 * A card follows the stage from the moment it is there, and paints once it has data.
 * @template {{ lang: Lang }} Data
 */
export class Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.root = root;
    this.find = finder(root);
    this.write = numbersIn("en");
    /** @type {Data | null} */
    this.data = null;
    /** @type {Shown | null} */
    this.shown = null;
    /** @type {Component<Data> | null} */
    this.component = null;
    follow(root, (shown) => {
      this.shown = shown;
      this.repaint();
    });
  }

  /** @param {Component<Data>} component */
  receive(component) {
    const { data } = component;
    const before = this.data;
    this.component = component;
    this.data = data;
    this.write = numbersIn(data.lang);
    this.build(data, before);
    this.repaint();
  }

  repaint() {
    if (this.data !== null && this.shown !== null) this.paint(this.data, this.shown);
  }

  /**
   * Take over new data: what does not move with the stage.
   * @param {Data} _data
   * @param {Data | null} _before
   */
  build(_data, _before) {}

  /**
   * What moves with the stage.
   * @param {Data} _data
   * @param {Shown} _shown
   */
  paint(_data, _shown) {}

  /**
   * Write a text into the element that the card's html has for it.
   * @param {string} selector
   * @param {string | number} text
   */
  put(selector, text) {
    this.find(selector).textContent = String(text);
  }

  /**
   * Tell a screen reader what an element shows.
   * @param {string} selector
   * @param {string} text
   */
  name(selector, text) {
    this.find(selector).setAttribute("aria-label", text);
  }
}
