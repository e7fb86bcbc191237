/**
 * Leaving quickly: a button, or Shift three times, puts a neutral page over
 * everything at once, without asking the server. What was typed stays where it is.
 */

const PRESSES = 3;
const WITHIN = 3000;

/** @typedef {{ leave: string, title: string, months: string[], days: string[],
 *              back: string }} Words */

/** What the page was called before it was left; null while it is in sight.
 * @type {string | null} */
let titleBefore = null;

/** @param {{ data: Words, parentElement: ShadowRoot }} component */
export default function leave({ data, parentElement }) {
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector(".leave"));
  button.textContent = data.leave;
  button.onclick = () => cover(data);
  /** @type {number[]} */
  let pressed = [];
  const watch = (/** @type {KeyboardEvent} */ event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      pressed = [];
      return;
    }
    pressed = [...pressed, event.timeStamp].slice(-PRESSES);
    if (pressed.length === PRESSES && event.timeStamp - pressed[0] < WITHIN) {
      pressed = [];
      cover(data);
    }
  };
  const host = /** @type {any} */ (parentElement);
  if (host.netmapWatch) document.removeEventListener("keydown", host.netmapWatch, true);
  host.netmapWatch = watch;
  document.addEventListener("keydown", watch, true);
  return () => document.removeEventListener("keydown", watch, true);
}

/** Put the neutral page over everything. @param {Words} words */
function cover(words) {
  if (titleBefore !== null) return;
  titleBefore = document.title;
  document.title = words.title;
  const page = document.createElement("div");
  page.setAttribute("role", "dialog");
  page.setAttribute("aria-modal", "true");
  page.setAttribute("aria-label", words.title);
  page.style.cssText =
    "position:fixed;inset:0;z-index:2147483647;background:#fff;color:#222;" +
    "font:16px sans-serif;padding:6vh 8vw;overflow:auto";
  page.append(calendar(words), back(words, page));
  hideOthers(true);
  document.body.append(page);
  page.tabIndex = -1; // not the button: a key pressed in haste must not bring it back
  page.focus({ preventScroll: true });
}

/** @param {boolean} hidden */
function hideOthers(hidden) {
  for (const one of document.body.children) {
    if (one instanceof HTMLElement) {
      one.inert = hidden;
      one.style.visibility = hidden ? "hidden" : "";
    }
  }
}

/** This month's days, which say nothing about anyone. @param {Words} words */
function calendar(words) {
  const today = new Date();
  const table = document.createElement("table");
  table.style.cssText = "border-collapse:collapse;font-size:18px";
  const caption = table.createCaption();
  caption.textContent = `${words.months[today.getMonth()]} ${today.getFullYear()}`;
  caption.style.cssText = "text-align:left;font-size:26px;padding-bottom:16px";
  const head = table.createTHead().insertRow();
  for (const day of words.days) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = day;
    cell.style.cssText = "padding:8px 16px;text-align:right";
    head.append(cell);
  }
  const body = table.createTBody();
  const first = new Date(today.getFullYear(), today.getMonth(), 1);
  const last = new Date(today.getFullYear(), today.getMonth() + 1, 0).getDate();
  const blank = (first.getDay() + 6) % 7;
  let row = body.insertRow();
  for (let number = 1 - blank; number <= last; number += 1) {
    if (row.cells.length === 7) row = body.insertRow();
    const cell = row.insertCell();
    cell.textContent = number > 0 ? String(number) : "";
    cell.style.cssText = "padding:8px 16px;text-align:right";
  }
  return table;
}

/** @param {Words} words @param {HTMLElement} page */
function back(words, page) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.back;
  button.style.cssText =
    "margin-top:32px;min-height:44px;padding:0 16px;font:inherit;color:#222;" +
    "background:#fff;border:1px solid #767676;border-radius:6px;cursor:pointer";
  button.onclick = () => {
    page.remove();
    hideOthers(false);
    document.title = titleBefore ?? document.title;
    titleBefore = null;
  };
  return button;
}
