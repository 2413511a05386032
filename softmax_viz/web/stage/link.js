// The button that copies the link to what is shown.

/** @import { StageData } from "../wire.js" */

const FLASH_MS = 1800;

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} heard where a screen reader listens
 * @param {() => StageData} now
 */
export function copiesLink(button, heard, now) {
  button.addEventListener("click", async () => {
    const { link, words } = now();
    const url = new URL(window.location.href);
    url.search = new URLSearchParams(link).toString();
    try {
      await navigator.clipboard.writeText(url.href);
    } catch {
      window.prompt(words.linkByHand, url.href); // no clipboard without https
      return;
    }
    button.textContent = heard.textContent = words.linkCopied;
    setTimeout(() => {
      button.textContent = now().words.link;
    }, FLASH_MS);
  });
}
