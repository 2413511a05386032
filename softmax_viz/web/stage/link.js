// The button that copies the link to what is shown.

const FLASH_MS = 1800;

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} heard where a screen reader listens
 * @param {() => { query: Record<string, string>, words: { link: string, linkCopied: string, linkByHand: string } }} now
 */
export function copiesLink(button, heard, now) {
  button.addEventListener("click", async () => {
    const { query, words } = now();
    const url = new URL(window.location.href);
    url.search = new URLSearchParams(query).toString();
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
