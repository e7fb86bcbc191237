/**
 * Signing out by itself. Whoever types, points or scrolls is there, also where the
 * server hears nothing of it; whoever is not is warned a minute before. What stands in
 * a box is given to the server before the page is closed, so that it is saved.
 */

const SAY_AT_MOST = 30_000;
const WARN = 60_000;
const LOOK = 1_000;
const LEAVE_BOX = 3_000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "input"];

/** @typedef {{ idle: number, ticket: string, warning: string, stay: string }} Data */
/** @typedef {(name: string, value: any) => void} Give */

/** The last sign of someone, and when the server was last told; shared by all draws. */
let seen = Date.now();
let said = Date.now();
let asked = 0;
let exchanged = "";

/** @type {WeakMap<ShadowRoot, () => void>} */
const stops = new WeakMap();

/** @param {{ data: Data, parentElement: ShadowRoot, setTriggerValue: Give }} component */
export default function watch({ data, parentElement, setTriggerValue }) {
  stops.get(parentElement)?.();
  keep(data.ticket);
  const idle = data.idle * 1000;
  const there = () => {
    seen = Date.now();
    if (seen - said < Math.min(SAY_AT_MOST, idle / 4)) return;
    said = seen;
    setTriggerValue("active", seen);
  };
  const timer = setInterval(() => {
    const left = seen + idle - Date.now();
    warn(parentElement, data, left);
    if (left < LEAVE_BOX && left > 0) leaveBox();
    if (left > -LOOK || Date.now() - asked < SAY_AT_MOST) return;
    asked = Date.now();
    setTriggerValue("over", asked);
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
  seen = said = Date.now();
  const place = new URL("session", document.baseURI);
  fetch(place, { method: "POST", body: ticket, credentials: "same-origin" }).catch(() => {});
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
