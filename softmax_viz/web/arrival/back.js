// The browser's way back. When a page is left, Streamlit first takes the page's own keys
// out of the address, as an entry of its own, and then goes on: the way back would lead
// to a page that has lost its choices. Here the next page takes the place of that entry.
// Likewise keys that go one after the other, as when a teacher's link is left, go in one.
const LEAVING_MS = 3000; // from the first to the second, also on a slow line
const TOGETHER_MS = 500;

/** When the page's keys were taken out, and by that nothing else was changed. */
let strippedAt = Number.NEGATIVE_INFINITY;
let kept = false;

/**
 * Whether an address is another without some of its keys.
 * @param {URL} to
 * @param {URL} from
 */
export function stripped(to, from) {
  const [left, before] = [to, from].map(({ searchParams }) => [...searchParams]);
  const had = new Map(before);
  return (
    to.pathname === from.pathname &&
    left.length < before.length &&
    left.every(([key, value]) => had.get(key) === value)
  );
}

/** Keep the choices of a page that is left in the way back. */
export function keepWayBack() {
  if (kept) return;
  kept = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const from = new URL(location.href);
    const to = new URL(address ?? from, from);
    const leaves = to.pathname !== from.pathname;
    const now = performance.now();
    const strips = stripped(to, from);
    const patience = leaves ? LEAVING_MS : strips ? TOGETHER_MS : 0;
    if (now - strippedAt < patience) history.replaceState(state, title, address);
    else push(state, title, address);
    strippedAt = strips ? now : Number.NEGATIVE_INFINITY;
  };
}
