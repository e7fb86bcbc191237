/**
 * The map on screen. Python decides what stands where and draws it; this adds
 * behaviour: choosing, dragging, adding, linking, zoom, keys.
 *
 * What a person does becomes an act with an id of its own. Acts are kept and sent
 * again until Python says that it has them, so a cut connection loses nothing.
 *
 * @typedef {{ x: number, y: number }} Point in picture pixels, the participant at 0, 0
 * @typedef {{ angle: number, distance: number }} Place degrees from the top; 1 the rim
 * @typedef {{ name: string, start: number, width: number }} Part of life, in degrees
 * @typedef {{ name: string, upto: number }} Ring
 * @typedef {{ id: string, kind: string, [field: string]: any }} Act
 * @typedef {Record<string, string>} Words
 * @typedef {{ key: string, svg: string, open: boolean, chosen: string | null,
 *   done: string[], parts: Part[], rings: Ring[], nearest: number, words: Words,
 *   title: string, told: string }} Data
 * @typedef {{ data: Data, parentElement: ShadowRoot,
 *   setStateValue: (name: string, value: any) => void }} Component
 */

const SVG = "http://www.w3.org/2000/svg";
const TARGET = 44; // CSS pixels: the least a finger can hit
const STILL = 6; // CSS pixels a press may wander and still be a press
const CLOSEST_ZOOM = 5;
const CLOSER = 1.4; // how much a press on "Zoom in" enlarges
const GLIDE = 450; // milliseconds
const SEND_AGAIN = 4000; // milliseconds until an act that was not answered goes again
const TURN = 3; // degrees a key turns an alter; with Shift, five times as many
const REACH = 0.03; // how far a key moves an alter in or out, as a share of the rim

/** Acts not answered yet, by map. They outlive the map on the page. @type {Map<string, Act[]>} */
const outboxes = new Map();
/** @type {WeakMap<ShadowRoot, Ecomap>} */
const maps = new WeakMap();

/** @param {Component} component */
export default function ecomap(component) {
  const host = component.parentElement;
  const map = maps.get(host) ?? new Ecomap(component);
  maps.set(host, map);
  map.receive(component);
  return () => {
    map.leave();
    maps.delete(host);
  };
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }
  return made;
}

/** @param {Place} place @param {number} rim @returns {Point} */
function pointAt({ angle, distance }, rim) {
  const turn = (angle * Math.PI) / 180;
  return { x: rim * distance * Math.sin(turn), y: -rim * distance * Math.cos(turn) };
}

/** @param {Point} point @param {number} rim @param {number} nearest @returns {Place} */
function placeOf({ x, y }, rim, nearest) {
  const angle = ((Math.atan2(x, -y) * 180) / Math.PI + 360) % 360;
  const distance = Math.min(1, Math.max(nearest, Math.hypot(x, y) / rim));
  return {
    angle: Number((Math.round(angle * 10) / 10 % 360).toFixed(1)),
    distance: Number(distance.toFixed(3)),
  };
}

/** How a line from the middle follows its end. @param {Point} from @param {Point} to */
function following(from, to) {
  const turned = (/** @type {Point} */ one) => (Math.atan2(one.y, one.x) * 180) / Math.PI;
  const longer = Math.hypot(to.x, to.y) / Math.max(1, Math.hypot(from.x, from.y));
  return `rotate(${turned(to)}) scale(${longer} 1) rotate(${-turned(from)})`;
}

class Ecomap {
  /** @param {Component} component */
  constructor({ data, parentElement, setStateValue }) {
    const host = parentElement;
    this.host = host;
    this.data = data;
    this.give = setStateValue;
    /** @type {SVGSVGElement | undefined} */
    this.svg = undefined;
    /** What the arrow keys go round: alters, then links. @type {SVGGElement[]} */
    this.order = [];
    this.frame = 0;
    this.stage = /** @type {HTMLElement} */ (host.querySelector(".stage"));
    this.form = /** @type {HTMLFormElement} */ (host.querySelector(".naming"));
    this.tools = /** @type {HTMLElement} */ (host.querySelector(".tools"));
    this.mode = "choose";
    /** The alter that a link is pulled from. @type {string | null} */
    this.from = null;
    /** Where the next one is put, while it is being named. @type {Place | null} */
    this.aim = null;
    /** An alter that the keys are moving. @type {{ who: string, place: Place } | null} */
    this.carried = null;
    /** What the pointer is doing. @type {any} */
    this.hold = null;
    /** @type {Map<number, PointerEvent>} */
    this.pointers = new Map();
    /** Where alters were dropped, until Python has drawn them there. @type {Map<string, Point>} */
    this.dropped = new Map();
    this.drawn = "";
    this.focus = "";
    this.timer = 0;
    this.tries = 0;
    this.window = { x: 0, y: 0, w: 0, h: 0 };
    this.whole = { ...this.window };
    this.warn = (/** @type {BeforeUnloadEvent} */ event) => {
      if (this.outbox.some((act) => act.kind !== "look")) event.preventDefault();
    };
    this.seen = new ResizeObserver(() => this.svg && this.room());
    this.listen();
  }

  get rim() {
    return Number(this.svg?.getAttribute("data-rim") ?? 392);
  }

  get words() {
    return this.data.words;
  }

  /** CSS pixels for one picture pixel. */
  get scale() {
    return this.svg?.getScreenCTM()?.a || 1;
  }

  get outbox() {
    return outboxes.get(this.data.key) ?? [];
  }

  // --- Receiving and drawing -------------------------------------------------

  /** @param {Component} component */
  receive({ data, setStateValue }) {
    const another = this.data.key !== data.key;
    this.data = data;
    this.give = setStateValue;
    outboxes.set(data.key, this.outbox.filter((act) => !data.done.includes(act.id)));
    if (another) this.stop();
    this.stage.classList.toggle("open", data.open);
    this.drawTools();
    if (this.hold?.moved || this.carried) return; // drawn when they let go
    const first = !this.svg;
    this.draw();
    if (first && this.outbox.length) this.send(); // left over from before the page was drawn anew
    if (this.outbox.length) this.later();
    else this.settled();
  }

  draw() {
    if (this.data.svg !== this.drawn) this.replace();
    else this.showWaiting();
    for (const one of this.all(".chosen")) one.classList.remove("chosen");
    for (const one of this.all(".alter, .bond")) {
      const chosen = this.keyOf(one) === this.data.chosen;
      one.classList.toggle("chosen", chosen);
      one.setAttribute("aria-pressed", String(chosen));
    }
  }

  replace() {
    const parsed = new DOMParser().parseFromString(this.data.svg, "image/svg+xml");
    const svg = /** @type {any} */ (document.importNode(parsed.documentElement, true));
    const before = this.places();
    const had = this.host.activeElement?.closest?.(".alter, .bond") != null;
    const onStage = this.host.activeElement === this.svg && this.svg != null;
    svg.querySelector(":scope > title")?.remove();
    svg.querySelector(":scope > desc")?.remove();
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", `${this.data.title}. ${this.data.told}`);
    if (this.svg) this.svg.replaceWith(svg);
    else this.stage.prepend(svg);
    this.svg = /** @type {SVGSVGElement} */ (svg);
    this.drawn = this.data.svg;
    this.fit(before.size > 0);
    this.furnish();
    this.showWaiting();
    this.glide(before);
    if (had) this.focusOn(this.focus);
    else if (onStage) this.svg.focus({ preventScroll: true });
  }

  /** Show what was not answered yet where the person put it, and nothing else there. */
  showWaiting() {
    for (const one of this.all(".waiting")) one.remove();
    const before = [...this.dropped.keys()];
    this.dropped.clear();
    for (const who of before) this.shift(who, null);
    for (const { kind, who, name, ...place } of this.outbox) {
      const point = pointAt(/** @type {any} */ (place), this.rim);
      if (kind === "add") this.wait(name, point);
      if (kind !== "move") continue;
      this.dropped.set(who, point);
      this.shift(who, point);
    }
  }

  /** Where each alter is seen now, by id. */
  places() {
    const found = new Map();
    for (const one of this.all(".alter")) {
      const key = this.keyOf(one);
      found.set(key, this.dropped.get(key) ?? this.pointOf(key));
    }
    return found;
  }

  /** Let what moved glide to its place, unless the person asked for stillness. */
  glide(/** @type {Map<string, Point>} */ before) {
    if (!before.size || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const one of this.all(".alter, .label")) {
      const key = one.getAttribute("data-alter") ?? "";
      const old = before.get(key);
      const now = this.dropped.get(key) ?? this.pointOf(key);
      if (!old) one.animate([{ opacity: 0 }, { opacity: 1 }], GLIDE);
      else if (Math.hypot(old.x - now.x, old.y - now.y) > 1) {
        const from = `translate(${old.x - now.x}px, ${old.y - now.y}px)`;
        one.animate([{ transform: from }, { transform: "none" }], {
          duration: GLIDE,
          easing: "ease-in-out",
        });
      }
    }
  }

  /** Give what can be chosen its name, its place in the keyboard's order, its room. */
  furnish() {
    for (const one of this.all(".alter")) {
      one.setAttribute("role", "button");
      one.setAttribute("aria-label", one.querySelector("title")?.textContent ?? "");
      const { x, y } = this.pointOf(this.keyOf(one));
      one.prepend(shape("circle", { class: "hit", cx: x, cy: y, r: 1 }));
    }
    for (const one of this.all(".tie")) {
      const { x, y } = this.pointOf(this.keyOf(one));
      const line = shape("path", { class: "hit", d: `M0,0 L${x},${y}` });
      one.append(line);
    }
    for (const one of this.all(".bond")) {
      const path = one.querySelector("path");
      const ends = [this.nameOf(one, "first"), this.nameOf(one, "second")];
      one.setAttribute("role", "button");
      one.setAttribute("aria-label", this.say("knows", { one: ends[0], other: ends[1] }));
      one.append(shape("path", { class: "hit", d: path?.getAttribute("d") ?? "" }));
    }
    this.order = this.all(".alter").sort((a, b) => this.rank(a) - this.rank(b));
    this.order.push(...this.all(".bond"));
    for (const one of this.order) one.setAttribute("tabindex", "-1");
    this.svg?.setAttribute("tabindex", this.order.length ? "-1" : "0");
    const first = this.find(this.focus) ?? this.order[0];
    first?.setAttribute("tabindex", "0");
    this.room();
  }

  /** Make what can be pressed large enough, and no larger than its neighbours allow. */
  room() {
    const points = this.all(".alter").map((one) => this.pointOf(this.keyOf(one)));
    for (const one of this.all(".alter")) {
      const here = this.pointOf(this.keyOf(one));
      const apart = points
        .map((point) => Math.hypot(point.x - here.x, point.y - here.y))
        .filter((far) => far > 0);
      const least = Number(one.getAttribute("data-radius")) + 5;
      const wished = TARGET / 2 / this.scale + 1;
      const most = Math.min(...apart, Infinity) / 2;
      const radius = Math.max(least, Math.min(wished, Math.max(least, most)));
      one.querySelector(".hit")?.setAttribute("r", radius.toFixed(1));
    }
  }

  drawTools() {
    const modes = this.data.open ? ["choose", "add", "link"] : [];
    const wanted = [...modes, "apart", "closer", "wider", "fit"];
    if (this.tools.dataset.drawn !== wanted.join()) {
      this.tools.dataset.drawn = wanted.join();
      this.tools.replaceChildren(...wanted.map((one) => this.tool(one)));
      this.tools.setAttribute("aria-label", this.words.tools);
    }
    for (const one of this.tools.querySelectorAll("[data-mode]")) {
      const on = /** @type {HTMLElement} */ (one).dataset.mode === this.mode;
      one.setAttribute("aria-pressed", String(on));
    }
    const hint = this.data.open ? this.words.hint : this.words.hint_sealed;
    this.text(".hint", hint);
    this.text(".naming label span", this.words.name);
    this.text(".naming button[type=submit]", this.words.put);
    this.text(".naming button[type=button]", this.words.cancel);
    this.stage.classList.toggle("adding", this.mode === "add");
    this.stage.classList.toggle("linking", this.mode === "link");
  }

  /** @param {string} name */
  tool(name) {
    if (name === "apart") {
      const space = document.createElement("span");
      space.className = "apart";
      return space;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.words[name];
    /** @type {Record<string, number>} */
    const zooms = { closer: CLOSER, wider: 1 / CLOSER };
    if (name === "fit") button.onclick = () => this.fit(false);
    else if (name in zooms) button.onclick = () => this.zoom(zooms[name]);
    else {
      button.dataset.mode = name;
      button.onclick = () => this.turnTo(name);
    }
    return button;
  }

  /** @param {string} mode */
  turnTo(mode) {
    this.stop();
    this.mode = mode;
    this.drawTools();
    this.tell(mode === "choose" ? "" : this.words[`${mode}_how`]);
  }

  /** Forget what is half done. */
  stop() {
    this.stage.querySelector(".aim")?.remove();
    this.stage.querySelector(".rubber")?.remove();
    for (const one of this.all(".from")) one.classList.remove("from");
    if (this.carried) this.shift(this.carried.who, null);
    if (this.hold?.who) this.shift(this.hold.who, null);
    this.carried = this.hold = this.from = this.aim = null;
    this.form.hidden = true;
    this.mode = "choose";
    this.drawTools();
  }

  // --- Acts ------------------------------------------------------------------

  /** @param {string} kind @param {Record<string, any>} fields */
  act(kind, fields) {
    const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    outboxes.set(this.data.key, [...this.outbox, { id, kind, ...fields }]);
    this.showWaiting();
    this.send();
    this.later();
  }

  send() {
    this.tries += 1;
    this.give("acts", { tries: this.tries, map: this.data.key, acts: this.outbox });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (!this.outbox.length) return;
      if (this.outbox.some((act) => act.kind !== "look")) {
        this.text(".pending", this.words.pending);
      }
      this.send();
      this.later();
    }, SEND_AGAIN);
  }

  settled() {
    clearTimeout(this.timer);
    this.text(".pending", "");
  }

  leave() {
    clearTimeout(this.timer);
    this.seen.disconnect();
    removeEventListener("beforeunload", this.warn);
  }

  /** @param {string} key */
  look(key) {
    this.act("look", { who: key });
  }

  // --- Listening -------------------------------------------------------------

  listen() {
    const { stage } = this;
    stage.onpointerdown = (event) => this.down(event);
    stage.onpointermove = (event) => this.move(event);
    stage.onpointerup = (event) => this.up(event);
    stage.onpointercancel = (event) => this.lose(event);
    stage.ondblclick = (event) => this.twice(event);
    stage.onkeydown = (event) => this.key(event);
    stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    stage.addEventListener("touchstart", (event) => this.keepTouch(event), {
      passive: false,
    });
    stage.addEventListener("focusin", (event) => this.focused(event));
    this.form.onsubmit = (event) => this.named(event);
    const cancel = /** @type {HTMLButtonElement} */ (
      this.form.querySelector("button[type=button]")
    );
    cancel.onclick = () => this.turnTo("choose");
    addEventListener("beforeunload", this.warn);
    this.seen.observe(stage);
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (!this.svg || this.form.contains(this.target(event))) return;
    if (event.button > 0) return;
    this.pointers.set(event.pointerId, event);
    if (this.pointers.size === 2) {
      this.pinch();
      return;
    }
    const key = this.hit(event);
    const who = this.find(key)?.classList.contains("alter") ? key : null;
    this.hold = { id: event.pointerId, key, who, x: event.clientX, y: event.clientY,
      from: this.pointFor(event), moved: false, window: { ...this.window } };
    const draggable = who && this.data.open && this.mode !== "add";
    if (draggable || this.zoomed || this.mode !== "choose") {
      this.stage.setPointerCapture(event.pointerId);
    }
  }

  /** A finger on an alter moves it, and on the ground of a whole map the page: the
   * browser does not heed touch-action inside a drawing. @param {TouchEvent} event */
  keepTouch(event) {
    if (this.form.contains(this.target(event))) return;
    const held = this.target(event).closest?.(".alter, .label");
    const busy = this.mode !== "choose" || this.zoomed || event.touches.length > 1;
    if (busy || (held && this.data.open)) event.preventDefault();
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (this.pointers.has(event.pointerId)) this.pointers.set(event.pointerId, event);
    if (this.hold?.pinch) {
      this.pinched();
      return;
    }
    if (!this.hold || this.hold.id !== event.pointerId) return;
    const far = Math.hypot(event.clientX - this.hold.x, event.clientY - this.hold.y);
    if (!this.hold.moved && far < STILL) return;
    this.hold.moved = true;
    this.hold.now = event;
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.hold?.now) this.follow(this.hold.now);
    });
  }

  /** Move what is held to where the pointer is. @param {PointerEvent} event */
  follow(event) {
    const { hold } = this;
    const point = this.pointFor(event);
    if (hold.who && this.mode === "link") this.rubber(hold.who, point);
    else if (hold.who && this.data.open && this.mode === "choose") {
      const start = this.dropped.get(hold.who) ?? this.pointOf(hold.who);
      const dx = point.x - hold.from.x;
      const dy = point.y - hold.from.y;
      hold.to = placeOf({ x: start.x + dx, y: start.y + dy }, this.rim, this.data.nearest);
      this.shift(hold.who, pointAt(hold.to, this.rim));
      this.tell(this.where(hold.who, hold.to));
    } else if (this.zoomed && !hold.who) {
      this.look_at({
        ...hold.window,
        x: hold.window.x - (event.clientX - hold.x) / this.scale,
        y: hold.window.y - (event.clientY - hold.y) / this.scale,
      });
    }
  }

  /** @param {PointerEvent} event */
  up(event) {
    this.pointers.delete(event.pointerId);
    const { hold } = this;
    if (!hold || hold.pinch || hold.id !== event.pointerId) {
      if (!this.pointers.size) this.hold = null;
      return;
    }
    if (hold.moved) this.follow(event);
    this.hold = null;
    if (this.mode === "add") {
      if (!hold.moved) this.aimAt(placeOf(hold.from, this.rim, this.data.nearest));
    } else if (this.mode === "link") this.linked(hold, event);
    else if (!hold.moved) {
      if (hold.key) this.look(hold.key);
    } else if (hold.to) this.drop(hold.who, hold.to);
    this.draw();
  }

  /** The pointer was taken away: put back what it held. @param {PointerEvent} event */
  lose(event) {
    this.pointers.delete(event.pointerId);
    if (this.hold?.who) this.shift(this.hold.who, null);
    this.stage.querySelector(".rubber")?.remove();
    this.hold = null;
    this.draw();
  }

  /** @param {MouseEvent} event */
  twice(event) {
    if (!this.data.open || this.mode !== "choose" || this.hit(event)) return;
    if (this.form.contains(this.target(event))) return;
    this.mode = "add";
    this.drawTools();
    this.aimAt(placeOf(this.pointFor(event), this.rim, this.data.nearest));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (this.form.contains(/** @type {Node} */ (event.target))) {
      if (event.key === "Escape") this.back(event);
      return;
    }
    if (event.key === "Escape") {
      this.back(event);
      return;
    }
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1],
      ArrowDown: [0, 1] }[event.key];
    if (step && (this.carried || this.mode === "add")) this.nudge(step, event);
    else if (step) this.walk(step[0] + step[1], event);
    else if (event.key === "Home" || event.key === "End") this.walk(event.key, event);
    else if (event.key === "Enter" || event.key === " ") this.enter(event);
    else if (!event.altKey) this.shortcut(event);
  }

  /** @param {KeyboardEvent} event */
  shortcut(event) {
    const pressed = event.key.toLowerCase();
    const command = event.ctrlKey || event.metaKey;
    if (command && pressed === "z" && this.data.open) {
      event.preventDefault();
      this.act(event.shiftKey ? "redo" : "undo", {});
    }
    if (command) return;
    /** @type {Record<string, number>} */
    const zooms = { "+": CLOSER, "=": CLOSER, "-": 1 / CLOSER };
    if (pressed in zooms) this.zoom(zooms[pressed]);
    else if (pressed === "0") this.fit(false);
    else if (!this.data.open) return;
    else if (pressed === this.words.key_move) this.carry();
    else if (pressed === this.words.key_link) this.startLink(this.focus);
    else if (pressed === this.words.key_add) this.startAim();
    else return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  back(event) {
    const busy = this.carried || this.from || this.mode !== "choose" || this.hold?.moved;
    if (!busy) return;
    event.preventDefault();
    event.stopPropagation();
    this.turnTo("choose");
    this.draw();
    this.focusOn(this.focus);
  }

  /** @param {KeyboardEvent} event */
  enter(event) {
    event.preventDefault();
    if (this.carried) {
      const { who, place } = this.carried;
      this.carried = null;
      this.drop(who, place);
    } else if (this.mode === "add" && this.aim) this.openForm();
    else if (this.mode === "add") this.startAim();
    else if (this.mode === "link" && this.from) this.link(this.from, this.focus);
    else if (this.mode === "link") this.startLink(this.focus);
    else if (this.find(this.focus)) this.look(this.focus);
  }

  // --- Moving ----------------------------------------------------------------

  carry() {
    const one = this.find(this.focus);
    if (!one?.classList.contains("alter")) return;
    const start = this.dropped.get(this.focus) ?? this.pointOf(this.focus);
    const place = placeOf(start, this.rim, this.data.nearest);
    this.carried = { who: this.focus, place };
    this.tell(this.say("carrying", { name: this.name(this.focus) }));
  }

  /** Move by keys: left and right turn, up is nearer, down is further.
   * @param {number[]} step @param {KeyboardEvent} event */
  nudge([turn, out], event) {
    event.preventDefault();
    if (this.mode === "add" && !this.aim) this.startAim();
    const place = this.carried?.place ?? this.aim;
    if (!place) return;
    const often = event.shiftKey ? 5 : 1;
    const angle = (place.angle + turn * TURN * often + 360) % 360;
    const distance = place.distance + out * REACH * often;
    const moved = placeOf(
      pointAt({ angle, distance: Math.max(this.data.nearest, distance) }, this.rim),
      this.rim,
      this.data.nearest,
    );
    if (this.carried) {
      this.carried.place = moved;
      this.shift(this.carried.who, pointAt(moved, this.rim));
      this.tell(this.where(this.carried.who, moved));
    } else {
      this.aimAt(moved, false);
      this.tell(this.place(moved));
    }
  }

  /** @param {string} who @param {Place} to */
  drop(who, to) {
    const seen = this.dropped.get(who) ?? this.pointOf(who);
    this.tell(this.where(who, to));
    this.act("move", { who, ...seen, ...to });
  }

  /** Show an alter elsewhere, or where it belongs. @param {string} who @param {Point | null} to */
  shift(who, to) {
    const from = this.pointOf(who);
    const there = to ?? this.dropped.get(who) ?? from;
    const away = `translate(${there.x - from.x} ${there.y - from.y})`;
    for (const one of this.all(".alter, .label, .tie")) {
      if (one.getAttribute("data-alter") !== who) continue;
      const tie = one.classList.contains("tie");
      one.setAttribute("transform", tie ? following(from, there) : away);
      one.classList.toggle("dragged", to !== null);
    }
    for (const one of this.all(".bond")) {
      const ends = [one.getAttribute("data-first"), one.getAttribute("data-second")];
      if (ends.includes(who)) one.setAttribute("opacity", to ? "0.15" : "1");
    }
  }

  // --- Adding ----------------------------------------------------------------

  startAim() {
    const key = this.find(this.focus)?.classList.contains("alter") ? this.focus : null;
    const place = key
      ? placeOf(this.pointOf(key), this.rim, this.data.nearest)
      : { angle: 0, distance: 0.6 };
    this.mode = "add";
    this.drawTools();
    this.aimAt({ angle: (place.angle + (key ? 6 : 0)) % 360, distance: place.distance }, false);
    this.tell(`${this.words.aiming} ${this.place(place)}`);
  }

  /** @param {Place} place @param {boolean} [ask] */
  aimAt(place, ask = true) {
    this.aim = place;
    const { x, y } = pointAt(place, this.rim);
    this.stage.querySelector(".aim")?.remove();
    const d = `M${x - 26},${y} H${x + 26} M${x},${y - 26} V${y + 26}`;
    const aim = shape("g", { class: "aim" });
    aim.append(shape("circle", { cx: x, cy: y, r: 20 }), shape("path", { d }));
    this.svg?.append(aim);
    if (ask) this.openForm();
  }

  openForm() {
    const { aim, svg, form } = this;
    if (!aim || !svg) return;
    const at = pointAt(aim, this.rim);
    form.hidden = false;
    this.text(".naming label span", `${this.words.name} ${this.place(aim)}`);
    const left = (at.x - this.window.x) * this.scale + 24;
    const top = (at.y - this.window.y) * this.scale - 20;
    const { clientWidth, clientHeight } = this.stage;
    form.style.left = `${Math.max(0, Math.min(left, clientWidth - form.offsetWidth))}px`;
    form.style.top = `${Math.max(0, Math.min(top, clientHeight - form.offsetHeight))}px`;
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    input.value = "";
    input.focus({ preventScroll: true });
  }

  /** @param {SubmitEvent} event */
  named(event) {
    event.preventDefault();
    event.stopPropagation();
    const input = /** @type {HTMLInputElement} */ (this.form.querySelector("input"));
    const name = input.value.trim();
    if (!name || !this.aim) {
      this.tell(this.words.name_needed);
      input.focus();
      return;
    }
    const place = this.aim;
    this.turnTo("choose");
    this.act("add", { name, ...place });
    (this.find(this.focus) ?? this.svg)?.focus({ preventScroll: true });
  }

  /** Show a name where it will stand until Python has drawn it. */
  wait(/** @type {string} */ name, /** @type {Point} */ { x, y }) {
    const text = shape("text", { class: "waiting", x, y, "text-anchor": "middle" });
    text.textContent = name;
    this.svg?.append(text);
  }

  // --- Linking ---------------------------------------------------------------

  /** @param {string} who */
  startLink(who) {
    if (!this.find(who)?.classList.contains("alter")) return;
    for (const one of this.all(".from")) one.classList.remove("from");
    this.mode = "link";
    this.drawTools();
    this.from = who;
    this.find(who)?.classList.add("from");
    this.tell(this.say("link_from", { name: this.name(who) }));
  }

  /** @param {any} hold @param {PointerEvent} event */
  linked(hold, event) {
    this.stage.querySelector(".rubber")?.remove();
    const over = this.hit(event, true);
    const first = hold.moved ? hold.who : this.from;
    if (!hold.moved && !this.from) {
      if (hold.who) this.startLink(hold.who);
      return;
    }
    if (first && over) this.link(first, over);
  }

  /** @param {string} first @param {string} second */
  link(first, second) {
    const alter = this.find(second)?.classList.contains("alter");
    if (!alter || first === second) return;
    this.turnTo("choose");
    this.tell(this.say("knows", { one: this.name(first), other: this.name(second) }));
    this.act("link", { first, second });
  }

  /** @param {string} who @param {Point} to */
  rubber(who, to) {
    const from = this.pointOf(who);
    const d = `M${from.x},${from.y} L${to.x},${to.y}`;
    const line = this.stage.querySelector(".rubber");
    if (line) line.setAttribute("d", d);
    else this.svg?.append(shape("path", { class: "rubber", d }));
  }

  // --- The keyboard's way round ----------------------------------------------

  /** @param {number | string} step @param {KeyboardEvent} event */
  walk(step, event) {
    if (!this.order.length) return;
    event.preventDefault();
    const here = this.order.findIndex((one) => this.keyOf(one) === this.focus);
    const last = this.order.length - 1;
    const next = step === "Home" ? 0 : step === "End" ? last
      : here < 0 ? 0 : (here + Number(step) + this.order.length) % this.order.length;
    this.focusOn(this.keyOf(this.order[next]));
  }

  /** @param {string} key */
  focusOn(key) {
    const one = this.find(key) ?? this.order[0];
    if (!one) return;
    for (const other of this.order) other.setAttribute("tabindex", "-1");
    one.setAttribute("tabindex", "0");
    one.focus({ preventScroll: true });
    this.focus = this.keyOf(one);
  }

  /** @param {FocusEvent} event */
  focused(event) {
    const one = /** @type {Element} */ (event.target).closest?.(".alter, .bond");
    if (one) this.focus = this.keyOf(one);
  }

  // --- Zoom ------------------------------------------------------------------

  get zoomed() {
    return this.window.w < this.whole.w - 1;
  }

  /** Show the whole map, or keep the part that is seen. @param {boolean} keep */
  fit(keep) {
    const seen = this.svg?.getAttribute("viewBox")?.split(" ").map(Number) ?? [];
    if (seen.length === 4 && !this.svg?.dataset.whole) {
      this.svg?.setAttribute("data-whole", "yes");
      const [x, y, w, h] = seen;
      this.whole = { x, y, w, h };
    }
    this.look_at(keep && this.zoomed ? this.window : this.whole);
  }

  /** @param {{ x: number, y: number, w: number, h: number }} part */
  look_at(part) {
    const { whole } = this;
    const w = Math.min(whole.w, Math.max(whole.w / CLOSEST_ZOOM, part.w));
    const h = (w * whole.h) / whole.w;
    const x = Math.min(whole.x + whole.w - w, Math.max(whole.x, part.x));
    const y = Math.min(whole.y + whole.h - h, Math.max(whole.y, part.y));
    this.window = { x, y, w, h };
    this.svg?.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
    this.stage.classList.toggle("zoomed", this.zoomed);
    this.room();
  }

  /** @param {number} by @param {Point} [at] what stays where it is */
  zoom(by, at) {
    const { x, y, w, h } = this.window;
    const held = at ?? { x: x + w / 2, y: y + h / 2 };
    this.look_at({
      x: held.x - (held.x - x) / by,
      y: held.y - (held.y - y) / by,
      w: w / by,
      h: h / by,
    });
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    if (!event.ctrlKey) return; // the page scrolls; with Ctrl, or a pinch, the map zooms
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 200), this.pointFor(event));
  }

  pinch() {
    if (this.hold?.who) this.shift(this.hold.who, null);
    const [one, other] = [...this.pointers.values()];
    for (const held of [one, other]) this.stage.setPointerCapture(held.pointerId);
    this.hold = { pinch: true, apart: this.apart(one, other) };
  }

  pinched() {
    const [one, other] = [...this.pointers.values()];
    if (!one || !other) return;
    const apart = this.apart(one, other);
    const middle = { clientX: (one.clientX + other.clientX) / 2,
      clientY: (one.clientY + other.clientY) / 2 };
    if (apart > 0 && this.hold.apart > 0) {
      this.zoom(apart / this.hold.apart, this.pointFor(middle));
    }
    this.hold.apart = apart;
  }

  /** @param {PointerEvent} one @param {PointerEvent} other */
  apart(one, other) {
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  }

  // --- Finding and saying ----------------------------------------------------

  /** @param {string} selector @returns {SVGGElement[]} */
  all(selector) {
    return [...(this.svg?.querySelectorAll(selector) ?? [])].map(
      (one) => /** @type {SVGGElement} */ (one),
    );
  }

  /** @param {Element} one */
  keyOf(one) {
    const ends = [one.getAttribute("data-first"), one.getAttribute("data-second")];
    return one.getAttribute("data-alter") ?? ends.join("~");
  }

  /** @param {string | null} key */
  find(key) {
    return this.all(".alter, .bond").find((one) => this.keyOf(one) === key);
  }

  /** @param {string} who @returns {Point} */
  pointOf(who) {
    const one = this.find(who);
    return { x: Number(one?.getAttribute("data-x")), y: Number(one?.getAttribute("data-y")) };
  }

  /** @param {string} who */
  name(who) {
    return this.find(who)?.getAttribute("data-name") ?? "";
  }

  /** @param {Element} bond @param {string} end */
  nameOf(bond, end) {
    return this.name(bond.getAttribute(`data-${end}`) ?? "");
  }

  /** @param {Element} one */
  rank(one) {
    const key = this.keyOf(one);
    const { angle, distance } = placeOf(this.pointOf(key), this.rim, 0);
    return angle * 10 + distance;
  }

  /** What is under the pointer: an alter's id, a link's two, or nothing.
   * @param {MouseEvent} event @param {boolean} [through] past a captured pointer */
  hit(event, through = false) {
    const found = through
      ? this.host.elementFromPoint(event.clientX, event.clientY)
      : this.target(event);
    const one = found?.closest?.(".alter, .label, .tie, .bond");
    return one ? this.keyOf(one) : null;
  }

  /** @param {Event} event @returns {Element} */
  target(event) {
    return /** @type {Element} */ (event.composedPath()[0]);
  }

  /** @param {{ clientX: number, clientY: number }} event @returns {Point} */
  pointFor(event) {
    const matrix = this.svg?.getScreenCTM()?.inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  }

  /** @param {Place} place */
  place({ angle, distance }) {
    const part = this.data.parts.find((one) => (angle - one.start + 360) % 360 < one.width);
    const ring = this.data.rings.find((one) => distance <= one.upto);
    return this.say("place", { part: part?.name ?? "", ring: ring?.name ?? "" });
  }

  /** @param {string} who @param {Place} place */
  where(who, place) {
    return this.say("where", { name: this.name(who), place: this.place(place) });
  }

  /** @param {string} which @param {Record<string, string>} parts */
  say(which, parts) {
    return (this.words[which] ?? "").replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");
  }

  /** @param {string} sentence */
  tell(sentence) {
    this.text(".said", sentence);
  }

  /** @param {string} selector @param {string} words */
  text(selector, words) {
    const one = this.host.querySelector(selector);
    if (one && one.textContent !== words) one.textContent = words;
  }
}
