// Presenter mode: a page that is large and bare, and keys that lead through a lesson. A
// clicker sends Page Up and Page Down, so those lead on from wherever the focus is.
import { fill } from "../math/numbers.js";
import { finder, html } from "../shared/elements.js";
import { mounting } from "../shared/mount.js";

/** @import { Component } from "../shared/mount.js" */
/** @import { PresenterData, PresenterWish } from "../wire.js" */

const PATIENCE_MS = 5000; // for a scene that is on its way
const AWAKE_MS = 2500; // how long the bar stays over the page when nothing moves
const TYPED =
  "input:not([type=range], [type=radio], [type=checkbox]), textarea, select";
const PRESSED = `${TYPED}, input, button, a, summary, [role=button], [contenteditable]`;
const SLIDER = "input[type=range]"; // which space does nothing to
const TURNS = new Map([
  ["PageDown", 1],
  ["PageUp", -1],
]);
const ARROWS = new Map([
  ["ArrowRight", 1],
  ["ArrowDown", 1],
  ["ArrowLeft", -1],
  ["ArrowUp", -1],
]);

class Presenter {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.root = root;
    this.find = finder(root);
    /** @type {Component<PresenterData> | null} */
    this.component = null;
    this.count = 0;
    this.patience = 0;
    this.rest = 0;
    const wake = () => {
      if (root.isConnected) this.wake();
      else window.removeEventListener("pointermove", wake);
    };
    window.addEventListener("pointermove", wake);
    const listen = (/** @type {KeyboardEvent} */ event) => {
      if (!root.isConnected) window.removeEventListener("keydown", listen, true);
      else if (this.pressed(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    window.addEventListener("keydown", listen, true);
    this.find(".previous").addEventListener("click", () => this.turn(-1));
    this.find(".next").addEventListener("click", () => this.turn(1));
    this.find(".help").addEventListener("click", () => this.help());
  }

  /** @param {Component<PresenterData>} component */
  receive(component) {
    const before = this.component?.data;
    this.component = component;
    const { presenting, scene, scenes, title, words } = component.data;
    const { find } = this;
    if (before?.presenting !== presenting || before.scene !== scene) this.wake();
    document.documentElement.toggleAttribute("data-present", presenting);
    const place = fill(words.place, { i: scene, n: scenes.length });
    const many = scenes.length > 0;
    find(".bar").hidden = !presenting;
    find(".place").textContent = many ? place : "";
    find(".place").title = title;
    for (const [part, by, name] of /** @type {const} */ ([
      [".previous", -1, words.previous],
      [".next", 1, words.next],
    ])) {
      /** @type {HTMLButtonElement} */
      const button = find(part);
      button.hidden = !many;
      button.disabled = scenes[scene - 1 + by] === undefined;
      button.setAttribute("aria-label", name);
    }
    find(".help").setAttribute("aria-label", words.keys);
    find(".keys h2").textContent = words.keys;
    find(".close").textContent = words.close;
    const ofScenes = [
      [words.pageKeys, words.go],
      ["1 – 9", words.jump],
    ];
    const keys = [
      ["P", words.mode],
      ...(many ? ofScenes : []),
      [words.space, words.reveal],
      ["?", words.help],
    ];
    find("dl").replaceChildren(
      ...keys.flatMap(([key, does]) => [html("dt", "", key), html("dd", "", does)]),
    );
  }

  /**
   * Whether a key was ours.
   * @param {KeyboardEvent} event
   */
  pressed(event) {
    const { key, ctrlKey, metaKey, altKey } = event;
    const target = event.composedPath()[0];
    const at = target instanceof Element ? target : null;
    if (ctrlKey || metaKey || altKey || this.component === null) return false;
    const { presenting, scenes } = this.component.data;
    const typing = at?.matches(TYPED) ?? false;
    if (!typing && key === "?") return this.help();
    /** @type {HTMLDialogElement} */
    const dialog = this.find(".keys");
    if (dialog.open) return false;
    if (!typing && key.toLowerCase() === "p") {
      this.wish(presenting ? "leave" : "present");
      return true;
    }
    if (!presenting) return false;
    const turn = TURNS.get(key);
    if (turn !== undefined && scenes.length > 0) return this.turn(turn);
    if (!typing && /^[1-9]$/.test(key)) return this.open(Number(key));
    const pressed = at?.matches(PRESSED) ?? false;
    if (key === " " && (!pressed || at?.matches(SLIDER))) {
      this.wish("reveal");
      return true;
    }
    if (pressed) return false;
    const arrow = ARROWS.get(key);
    return arrow !== undefined && scenes.length > 0 && this.turn(arrow);
  }

  /** Show the bar; left alone, it gives way to what is below it. */
  wake() {
    const { classList } = this.find(".bar");
    classList.remove("asleep");
    clearTimeout(this.rest);
    this.rest = setTimeout(() => classList.add("asleep"), AWAKE_MS);
  }

  help() {
    /** @type {HTMLDialogElement} */
    const dialog = this.find(".keys");
    if (dialog.open) dialog.close();
    else dialog.showModal();
    return true;
  }

  /** @param {PresenterWish["wish"]} wish */
  wish(wish) {
    this.count += 1;
    this.component?.setTriggerValue("wish", { wish, count: this.count });
  }

  /** @param {number} by */
  turn(by) {
    const now = this.component?.data.scene ?? 0;
    this.open(now + by);
    return true; // at the ends, too: the page is not to scroll away
  }

  /**
   * Go to an address as the browser's way back does, which keeps what is loaded; should
   * nobody follow, the browser itself goes there.
   * @param {string} address
   * @param {number} number
   */
  follow(address, number) {
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      if (this.component?.data.scene !== number) window.location.assign(address);
    }, PATIENCE_MS);
  }

  /** @param {number} number of the scene, from 1 */
  open(number) {
    const address = this.component?.data.scenes[number - 1];
    if (address === undefined) return false;
    this.follow(address, number);
    return true;
  }
}

export default mounting(Presenter);
