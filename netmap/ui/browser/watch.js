/**
 * Signing out by itself. Whoever types, points or scrolls is there, also where the
 * server hears nothing of it; whoever is not is warned a minute before. What stands in
 * a box is given to the server before the page is closed. The server is asked twice a
 * minute whether the session still runs: another tab may have ended it.
 */

const SAY_AT_MOST = 30_000;
const WARN = 60_000;
const LOOK = 1_000;
const LEAVE_BOX = 3_000;
/** What is sent at one moment is drawn as one, so a click would redraw this part alone. */
const APART = 500;
const SAID = "netmap.said";
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "input"];

/** @typedef {{ idle: number, ticket: string, warning: string, stay: string }} Data */
/** @typedef {(name: string, value: any) => void} Give */

/** When the server was last told of someone, in any tab; asked, in this one. */
let said = Date.now();
let asked = Date.now();
let exchanged = "";

/** @type {WeakMap<ShadowRoot, () => void>} */
const stops = new WeakMap();

/** @param {{ data: Data, parentElement: ShadowRoot, setTriggerValue: Give }} component */
export default function watch({ data, parentElement, setTriggerValue }) {
  stops.get(parentElement)?.();
  keep(data.ticket);
  const idle = data.idle * 1000;
  const there = () => {
    if (Date.now() - last() < Math.min(SAY_AT_MOST, idle / 4)) return;
    say();
    const at = said;
    setTimeout(() => setTriggerValue("active", at), APART);
  };
  const timer = setInterval(() => {
    const left = last() + idle - Date.now();
    warn(parentElement, data, left);
    if (left < LEAVE_BOX) leaveBox();
    const over = left < 0;
    if (Date.now() - asked < (over ? LEAVE_BOX : SAY_AT_MOST)) return;
    asked = Date.now();
    setTriggerValue(over ? "over" : "look", asked);
  }, LOOK);
  for (const sign of SIGNS) addEventListener(sign, there, { passive: true, capture: true });
  const stop = () => {
    clearInterval(timer);
    for (const sign of SIGNS) removeEventListener(sign, there, { capture: true });
  };
  stops.set(parentElement, stop);
  return stop;
}

/** Exchange a ticket, once, for a cookie that no script can read. @param {string} ticket */
function keep(ticket) {
  if (!ticket || ticket === exchanged) return;
  exchanged = ticket;
  say();
  const place = new URL("session", document.baseURI);
  fetch(place, { method: "POST", body: ticket, credentials: "same-origin" }).catch(() => {});
}

/** Remember, for every tab, that somebody is there now. */
function say() {
  said = Date.now();
  try {
    localStorage.setItem(SAID, String(said));
  } catch {
    return; // without storage each tab counts for itself
  }
}

/** When somebody was last there, in any tab. */
function last() {
  try {
    said = Math.max(said, Math.min(Date.now(), Number(localStorage.getItem(SAID)) || 0));
  } catch {
    return said;
  }
  return said;
}

/** Let a box that is typed in give what it holds. */
function leaveBox() {
  const box = document.activeElement;
  if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) box.blur();
}

/** @param {ShadowRoot} root @param {Data} data @param {number} left */
function warn(root, data, left) {
  const box = /** @type {HTMLElement} */ (root.querySelector(".warning"));
  const near = left > 0 && left < Math.min(WARN, data.idle * 500);
  const seconds = String(Math.max(0, Math.ceil(left / 10_000) * 10));
  const told = near ? data.warning.replace("{seconds}", seconds) : "";
  const line = /** @type {HTMLElement} */ (root.querySelector(".told"));
  if (line.textContent !== told) line.textContent = told;
  const stay = /** @type {HTMLElement} */ (root.querySelector(".stay"));
  stay.textContent = near ? data.stay : "";
  box.hidden = !near;
}
