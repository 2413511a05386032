// The fields that people type into.

/**
 * Whether a field has the focus, and so belongs to who types.
 * @param {HTMLInputElement} field
 */
function inUse(field) {
  return /** @type {ShadowRoot} */ (field.getRootNode()).activeElement === field;
}

/** @param {HTMLInputElement} field */
function refused(field) {
  return field.getAttribute("aria-invalid") === "true";
}

/**
 * Show a value in a field, unless someone types there or has to correct what is there.
 * @param {HTMLInputElement} field
 * @param {string} text
 */
export function show(field, text) {
  if (refused(field)) return;
  if (!inUse(field) && field.value !== text) field.value = text;
  field.classList.toggle("long", field.value.length > 5);
  field.classList.toggle("longer", field.value.length > 7);
}

/**
 * Let a number be typed. While the field has the focus it shows every digit; Escape
 * takes back what was typed.
 * @param {HTMLInputElement} field
 * @param {object} number
 * @param {() => string} number.exact every digit of what is shown
 * @param {(text: string) => string} number.accept take what was typed, or say what is wrong
 * @param {(problem: string) => void} number.say
 * @param {() => void} number.leave
 */
export function typedNumber(field, { exact, accept, say, leave }) {
  const mark = (/** @type {string} */ problem) => {
    field.setAttribute("aria-invalid", String(problem !== ""));
    say(problem);
  };
  field.addEventListener("focus", () => {
    if (!refused(field)) field.value = exact();
    field.select();
  });
  field.addEventListener("change", () => {
    const problem = accept(field.value.trim());
    mark(problem);
    if (problem === "" && inUse(field)) field.value = exact();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    field.value = exact();
    mark("");
  });
  field.addEventListener("blur", leave);
}

/**
 * Let a name be typed; Escape, or nothing at all, brings back the one before.
 * @param {HTMLInputElement} field
 * @param {object} name
 * @param {() => string} name.now
 * @param {(text: string) => void} name.accept
 * @param {() => void} name.leave
 */
export function typedName(field, { now, accept, leave }) {
  field.addEventListener("change", () => {
    const text = field.value.trim();
    if (text !== "") accept(text);
    field.value = now();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") field.value = now();
  });
  field.addEventListener("blur", leave);
}
