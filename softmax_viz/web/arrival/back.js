// The browser's way back. When a page is left, Streamlit first takes the page's own keys
// out of the address, as an entry of its own, and then goes on: the way back would lead
// to a page that has lost its choices. Here the next page takes the place of that entry.
// Likewise keys that go one after the other, as when a teacher's link is left, go in one.
// Both follow from one press; what a second press does has an entry of its own.

/** When keys were taken out, and by that nothing else was changed. */
let strippedAt = Number.NEGATIVE_INFINITY;
let pressedAt = Number.NEGATIVE_INFINITY;
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
  const pressed = () => {
    pressedAt = performance.now();
  };
  for (const press of ["pointerdown", "keydown"])
    window.addEventListener(press, pressed, true);
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const from = new URL(location.href);
    const to = new URL(address ?? from, from);
    const leaves = to.pathname !== from.pathname;
    const strips = stripped(to, from);
    if ((leaves || strips) && strippedAt > pressedAt)
      history.replaceState(state, title, address);
    else push(state, title, address);
    strippedAt = strips ? performance.now() : Number.NEGATIVE_INFINITY;
  };
}
