// Whether the server answers. While it is away the stage goes on by its own mathematics,
// says so in one line, and lets nothing stand in its way.

// What Streamlit says of its connection, on its outermost element.
const APP = ".stApp";
const STATE = "data-test-connection-state";
const CONNECTED = "CONNECTED";
const BEGINNING = "INITIAL";
const DIALOG = ".stDialog"; // Streamlit's, over the whole page: the app has no other

/**
 * Call `changed` with whether the server is away, now and whenever that changes, for as
 * long as `root` is on the page.
 * @param {Node} root
 * @param {(away: boolean) => void} changed
 */
export function watchConnection(root, changed) {
  const app = document.querySelector(APP);
  if (app === null) return;
  let away = false;
  const look = () => {
    if (!root.isConnected) return seen.disconnect();
    const state = app.getAttribute(STATE) ?? CONNECTED;
    const now = state !== CONNECTED && state !== BEGINNING;
    if (now) document.querySelector(`${DIALOG} button`)?.dispatchEvent(click());
    if (now === away) return;
    away = now;
    changed(away);
  };
  const seen = new MutationObserver(look);
  seen.observe(app, { attributeFilter: [STATE] });
  seen.observe(document.body, { childList: true });
  look();
}

function click() {
  return new MouseEvent("click", { bubbles: true });
}
