// Streamlit's menu of pages, which on a narrow screen lies over the page. After a choice
// it closes by itself only on what calls itself a phone, and the browser keeps that it
// was open, so that the next visit would begin under it.
const OPENER = '[data-testid="stExpandSidebarButton"]';
const MENU = '[data-testid="stSidebar"]';
const CHOICE = '[data-testid="stSidebarNavLink"]';
const CLOSER = '[data-testid="stSidebarCollapseButton"] button';
const KEPT = "stSidebarCollapsed-";

/** @param {Event} event a click anywhere */
export function tidyMenu({ target }) {
  if (!(target instanceof Element) || target.closest(`${OPENER}, ${MENU}`) === null)
    return;
  const chosen = target.closest(CHOICE) !== null;
  requestAnimationFrame(() => {
    if (chosen) closeMenu();
    forget();
  });
}

function closeMenu() {
  const open = document.querySelector(`${MENU}[data-collapsed="false"] ${CLOSER}`);
  if (open instanceof HTMLElement) open.click();
}

function forget() {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(KEPT)) localStorage.removeItem(key);
  } catch {
    // Nothing is kept where nothing may be.
  }
}
