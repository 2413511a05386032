// The button that copies the link to what is shown: the present address, which has the
// choices of the page, with what the stage shows and the language.

import { closeMenu } from "./menu.js";

/** @import { Find } from "./controls.js" */
/** @import { Hands } from "./stage.js" */
/** @import { State } from "./state.js" */

const OPENS = "from"; // the page that a prepared link shall open
const FLASH_MS = 1800;
const AWKWARD = /[,;"'()[\]]/; // in a name, which then gets quotes

/**
 * @param {Find} find
 * @param {Hands} stage
 */
export function copiesLink(find, stage) {
  const [button, menu] = [find(".link"), find(".menu")];
  let flash = 0;
  menu.addEventListener("beforetoggle", () => {
    clearTimeout(flash);
    button.textContent = stage.data.words.link;
  });
  button.addEventListener("click", async () => {
    const { words, lang } = stage.data;
    const { hidden } = stage.data.view;
    const address = linkTo(window.location.href, stage.state, lang, hidden);
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      menu.hidePopover();
      window.prompt(words.linkByHand, address); // no clipboard without https
      return;
    }
    button.textContent = find(".heard").textContent = words.linkCopied;
    flash = setTimeout(() => closeMenu(menu, find(".menu-button")), FLASH_MS);
  });
}

/**
 * Go to a page that makes something to hand out of what is shown here.
 * @param {"prepare" | "take"} page
 * @param {Hands} stage
 */
export function leads(page, { state, data }) {
  const url = new URL(linkTo(window.location.href, state, data.lang));
  url.searchParams.set(OPENS, url.pathname.split("/").at(-1) ?? "");
  url.pathname = new URL(page, url).pathname;
  window.location.assign(url.href);
}

/**
 * The address of a state. Python reads the same numbers from it, to the last digit.
 * @param {string} present
 * @param {State} state
 * @param {string} lang
 * @param {readonly string[]} hidden names that are hidden stay as the address has them
 */
export function linkTo(present, { names, z, t, threshold, truth }, lang, hidden = []) {
  const url = new URL(present);
  url.hash = "";
  const put = (/** @type {string} */ key, /** @type {string | number} */ value) =>
    url.searchParams.set(key, String(value));
  if (!hidden.includes("names")) put("names", names.map(quoted).join(", "));
  put("z", z.join(", "));
  put("t", t === Number.POSITIVE_INFINITY ? "inf" : t);
  if (threshold !== null) put("th", Math.round(100 * threshold));
  if (truth !== null) put("y", truth + 1); // people count from 1
  put("lang", lang);
  return url.href;
}

/** @param {string} name */
function quoted(name) {
  return AWKWARD.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
