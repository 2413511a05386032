import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// The simplex and the slopes. Both follow the stage on each of its frames; the point on
// the simplex drives it.
const UP = Math.sqrt(3) / 2; // the height of a triangle of side 1
const LANDMARKS = [1, 0.5, 2, 0.1, 10];
const EDGE = 0.001; // a dragged point stops this far from an edge
const FULL = 0.25; // the slope that has the full colour: p (1 - p) at p = 1/2, T = 1
const RUN_MS = 4000;
const STEP = 0.1; // of T, by which the chosen logit is raised

// The mathematics, which tests/browser hold to the core.
const geometry = {
  // (x, y) of shares that add up to 1: class 1 on top, 2 on the left, 3 on the right;
  // two classes from left to right.
  place(q) {
    return q.length === 2 ? [q[1], 0] : [q[0] / 2 + q[2], UP * q[0]];
  },

  // The shares whose point is nearest to (x, y), none below its `least` (Michelot 1986).
  sharesAt([x, y], least) {
    const top = y / UP;
    const shares = least.length === 2 ? [1 - x, x] : [top, 1 - x - top / 2, x - top / 2];
    const free = new Set(shares.keys());
    for (;;) {
      let excess = -1;
      least.forEach((low, i) => (excess += free.has(i) ? shares[i] : low));
      const part = excess / free.size;
      const short = [...free].filter((i) => shares[i] - part < least[i]);
      if (!short.length) return shares.map((share, i) => (free.has(i) ? share - part : least[i]));
      short.forEach((i) => free.delete(i));
    }
  },

  // T log of the sum of exp(z / T), of the classes `of`.
  softMaximum(z, of, t) {
    const top = Math.max(...of.map((i) => z[i]));
    return top + t * Math.log(of.reduce((sum, i) => sum + Math.exp((z[i] - top) / t), 0));
  },

  // The logits with which the classes `of` share what they have as q says. Their soft
  // maximum stays, and with it every other class.
  logits(z, of, q, t) {
    const whole = geometry.softMaximum(z, of, t);
    const moved = [...z];
    of.forEach((i, k) => (moved[i] = whole + t * Math.log(q[k])));
    return moved;
  },

  // The points of softmax(z / T) from T = 0 to infinity, dense wherever they bend.
  path(z) {
    const scale = Math.max(...z.map(Math.abs)) || 1;
    const unit = z.map((x) => x / scale);
    const top = Math.max(...unit);
    const gaps = unit.map((x) => top - x).filter((gap) => gap > 0);
    if (!gaps.length) return [preview.softmax(z, 0)];
    const [low, high] = [Math.min(...gaps) / 40, Math.max(...gaps) * 400];
    const steps = Math.ceil(40 * Math.log10(high / low));
    const points = [preview.softmax(unit, 0)];
    for (let i = 0; i <= steps; i += 1) points.push(preview.softmax(unit, low * (high / low) ** (i / steps)));
    return [...points, preview.softmax(unit, Infinity)];
  },

  // p_i (1[i = j] - p_j): the slopes times T. 1 - p is the others' sum, so nothing cancels.
  pushes(p) {
    return p.map((a, i) => {
      const others = p.reduce((sum, b, j) => (j === i ? sum : sum + b), 0);
      return p.map((b, j) => (i === j ? a * others : -a * b || 0));
    });
  },

  slopes(p, t) {
    return geometry.pushes(p).map((row) => row.map((x) => (x === 0 || t === Infinity ? 0 : x / t)));
  },

  // What p_i really gains when z_j rises by `step` times T; the slope promises push * step.
  gain(push, pj, step) {
    const growth = Math.expm1(step);
    return (push * growth) / (1 + pj * growth);
  },
};

const cards = new WeakMap();

export default function (component) {
  const { parentElement } = component;
  if (!cards.has(parentElement)) cards.set(parentElement, new Geometry(parentElement));
  cards.get(parentElement).receive(component);
}

const svg = (tag, attributes = {}, text = "") => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
};
const html = (tag, className = "", text = "") => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

class Geometry {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.shown = null; // what the stage shows: {names, z, t, p}
    this.gesture = null; // {z, t, q, least, grip}: where the drag began, and is now
    this.chosen = [0, 0]; // the cell that the sentence and the arrow are about
    this.listen();
    new ResizeObserver(() => this.paint()).observe(this.find(".room"));
    thread.follow(root, (shown) => {
      this.shown = shown;
      this.paint();
    });
  }

  receive({ data, setTriggerValue }) {
    this.send = (corners) => setTriggerValue("corners", corners);
    if (JSON.stringify(data) === JSON.stringify(this.data)) return;
    this.data = data;
    this.words = data.words;
    this.write = numbersIn(data.lang);
    this.built = "";
    const put = (selector, text) => (this.find(selector).textContent = text);
    put(".simplex h4", this.words.simplex);
    put(".slopes h4", this.words.slopes);
    put(".how", this.words.how);
    put(".run", this.words.run);
    put(".distances", this.words.distances);
    put(".way", this.words.path);
    this.find(".handle").setAttribute("aria-label", this.words.handle);
    this.find(".handle").setAttribute("aria-roledescription", this.words.point);
    this.buildScale();
    this.paint();
  }

  // ----- what is shown -----------------------------------------------------------
  // The classes at the corners, and how they share what they have among them.
  get corners() {
    return this.data.corners;
  }
  get shares() {
    const { z, t, p } = this.shown;
    return z.length <= 3 ? p : preview.softmax(this.corners.map((i) => z[i]), t);
  }

  // Why the point cannot be dragged, or nothing.
  get barred() {
    const { z, t } = this.shown;
    if (t === 0) return "zero";
    if (t === Infinity) return "infinite";
    const whole = geometry.softMaximum(z, this.corners, t);
    return t < 1e-300 || t > 1e300 || !(Math.abs(whole) < 1e7 * t) ? "extreme" : "";
  }

  // ----- gestures ----------------------------------------------------------------
  listen() {
    const handle = this.find(".handle");
    const plane = this.find("svg");
    plane.addEventListener("pointerdown", (event) => {
      const held = handle.contains(event.target);
      // A finger must hold the point itself, so that a swipe over the picture scrolls.
      if (event.button !== 0 || (!held && event.pointerType !== "mouse")) return;
      if (!held && !event.target.matches(".base *, .legs *, .path, .marks *, .push, .tip")) return;
      if (!this.begin()) return;
      event.preventDefault();
      const [x, y] = this.pointer(event);
      const [px, py] = geometry.place(this.gesture.q);
      this.gesture.grip = held ? [px - x, py - y] : [0, 0];
      handle.setPointerCapture(event.pointerId);
      handle.focus({ preventScroll: true });
      if (!held) this.move(this.pointer(event));
    });
    handle.addEventListener("pointermove", (event) => {
      if (!this.gesture?.grip) return;
      const [x, y] = this.pointer(event);
      this.move([x + this.gesture.grip[0], y + this.gesture.grip[1]]);
    });
    for (const type of ["pointerup", "pointercancel", "lostpointercapture", "blur"])
      handle.addEventListener(type, () => this.end());

    const along = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    handle.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const corner = this.corners[event.key - 1] === undefined ? null : event.key - 1;
      if (!(event.key in along) && event.key !== "Home" && corner === null) return;
      event.preventDefault();
      if (!this.begin()) return;
      const n = this.corners.length;
      const { q } = this.gesture;
      const size = event.shiftKey ? 0.002 : 0.02;
      if (event.key === "Home") return this.move(geometry.place(q.map(() => 1 / n)));
      const [x, y] = geometry.place(q);
      if (corner === null) return this.move(along[event.key].map((d, i) => [x, y][i] + d * size));
      this.move(geometry.place(q.map((share, k) => share * (1 - size) + (k === corner ? size : 0))));
    });
    handle.addEventListener("keyup", () => this.end());
    this.find("table").addEventListener("keydown", (event) => this.walk(event));
    this.find(".run").addEventListener("click", () => this.run());
  }

  // T runs once through its dial, and comes back to where it was.
  run() {
    if (this.running || this.gesture || !this.shown) return;
    const home = this.shown.t;
    const from = performance.now();
    let sent = null;
    const show = (t) => thread.drive("move", { t: (sent = t) });
    const frame = (now) => {
      this.running = this.shown.t === sent; // or someone took the dial
      if (!this.running) return;
      const share = (now - from) / RUN_MS;
      if (share < 1) show(0.05 * 400 ** share);
      else if (share < 1.15) show(Infinity);
      else {
        show(home);
        thread.drive("end");
        this.running = false;
        return;
      }
      requestAnimationFrame(frame);
    };
    this.running = true;
    thread.drive("begin");
    show(0);
    requestAnimationFrame(() => requestAnimationFrame(frame));
  }

  begin() {
    if (this.gesture) return true;
    if (!this.shown || this.barred) return false;
    const { z, t } = this.shown;
    const q = [...this.shares];
    // A point that logits brought closer to an edge may stay as close.
    const least = q.map((share) => Math.min(EDGE, Math.max(share, 1e-12)));
    this.gesture = { z: [...z], t, q, least };
    this.find(".handle").classList.add("held");
    thread.drive("begin");
    return true;
  }

  move(point) {
    const { z, t, least } = this.gesture;
    const q = geometry.sharesAt(point, least);
    this.gesture.q = q;
    this.gesture.stopped = q.some((share, k) => share <= least[k]);
    const unit = 10 ** Math.floor(Math.log10(t) - 4); // far finer than a pixel
    const moved = geometry.logits(z, this.corners, q, t);
    for (const i of this.corners) moved[i] = rounded(Math.round(moved[i] / unit) * unit, 14) + 0;
    thread.drive("move", { z: moved });
  }

  end() {
    if (!this.gesture) return;
    this.gesture = null;
    this.find(".handle").classList.remove("held");
    thread.drive("end");
  }

  pointer(event) {
    const box = this.find("svg").getBoundingClientRect();
    const { left, base, side } = this.frame;
    return [(event.clientX - box.left - left) / side, (base - event.clientY + box.top) / side];
  }

  // ----- building ----------------------------------------------------------------
  build() {
    const { names } = this.shown;
    const built = JSON.stringify([names, this.corners]);
    if (this.built === built) return;
    this.built = built;
    const n = names.length;
    this.chosen = this.chosen.map((i) => Math.min(i, n - 1));
    this.find(".panels").classList.toggle("few", n <= 6);
    this.find(".simplex").classList.toggle("pair", this.corners.length === 2);
    this.find(".corners").replaceChildren(...this.corners.map((i, k) => this.buildCorner(i, k)));
    this.find(".legs").replaceChildren(...this.corners.map((i) => this.tint(svg("line"), i)));
    this.buildTable();
  }

  tint(element, i) {
    const { colours } = this.data;
    element.style.setProperty("--c", colours[i % colours.length]);
    element.classList.toggle("again", i >= colours.length);
    return element;
  }

  // A corner's name; among more classes than corners, a choice.
  buildCorner(i, k) {
    const { names } = this.shown;
    const corner = this.tint(html("div", "corner"), i);
    corner.append(html("span", "chip"));
    if (names.length > 3) {
      const select = html("select");
      select.setAttribute("aria-label", fill(this.words.corner, { k: k + 1 }));
      select.append(...names.map((name, j) => new Option(name, j, false, j === i)));
      select.addEventListener("change", () => {
        const chosen = [...this.corners];
        const other = chosen.indexOf(+select.value);
        if (other >= 0) chosen[other] = i;
        chosen[k] = +select.value;
        this.send(chosen.map((j) => j + 1).join(", "));
      });
      corner.append(select);
    } else {
      corner.append(html("span", "who", names[i]));
      corner.title = names[i];
    }
    corner.append(html("b"));
    return corner;
  }

  buildTable() {
    const { names } = this.shown;
    const table = this.find("table");
    table.setAttribute("aria-label", this.words.slopes);
    table.classList.toggle("roomy", names.length <= 3);
    table.classList.toggle("snug", names.length > 3 && names.length <= 6);
    table.classList.toggle("many", names.length > 6);
    table.classList.toggle("crowd", names.length > 12);
    const heading = (i, scope) => {
      const th = this.tint(html("th"), i);
      th.scope = scope;
      th.title = names[i];
      const name = html("span", "name");
      name.append(html("span", "chip"), html("span", "text", names[i]));
      th.append(name);
      return th;
    };
    const head = html("tr");
    head.append(html("th"), ...names.map((_, j) => heading(j, "col")));
    if (names.length <= 6) head.append(html("th", "sum", "Σ"));
    this.cells = names.map((_, i) => names.map((_, j) => this.buildCell(i, j)));
    const body = this.cells.map((cells, i) => {
      const tr = html("tr");
      tr.append(heading(i, "row"), ...cells);
      if (names.length <= 6) tr.append(html("td", "sum"));
      return tr;
    });
    const [thead, tbody] = [html("thead"), html("tbody")];
    thead.append(head);
    tbody.append(...body);
    table.replaceChildren(thead, tbody);
  }

  buildCell(i, j) {
    const td = html("td");
    td.setAttribute("role", "gridcell");
    td.addEventListener("click", () => this.choose(i, j, true));
    td.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") this.choose(i, j);
    });
    td.addEventListener("focus", () => this.choose(i, j));
    return td;
  }

  buildScale() {
    const scale = this.find(".scale");
    const level = (k) => Math.sign(k) * FULL * (k / 4) ** 2;
    scale.setAttribute("aria-label", this.words.scale);
    scale.replaceChildren(
      ...[-4, -3, -2, -1, 0, 1, 2, 3, 4].map((k) => {
        const part = html("div");
        const swatch = html("i");
        swatch.style.background = this.colour(level(k));
        const bound = { "-4": "≤ ", 4: "≥ " }[k] ?? "";
        part.append(swatch, k % 2 ? "" : bound + (k ? this.write.fixed(level(k), 2) : "0"));
        return part;
      }),
    );
  }

  choose(i, j, focus = false) {
    this.chosen = [i, j];
    if (focus) this.cells[i][j].focus({ preventScroll: true });
    this.paint();
  }

  walk(event) {
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const last = this.cells.length - 1;
    const [i, j] = this.chosen.map((at, k) => Math.min(Math.max(at + by[k], 0), last));
    this.choose(i, j, true);
  }

  // ----- painting ----------------------------------------------------------------
  paint() {
    if (!this.shown || !this.data) return;
    const { names, z, t, p } = this.shown;
    const of = this.corners;
    const expected = Math.min(names.length, 3);
    if (of.length !== expected || of.some((i) => i >= names.length)) return; // Python is on its way
    if (p.length !== z.length || names.length !== z.length) return;
    this.build();
    const pushes = geometry.pushes(p);
    const slopes = geometry.slopes(p, t);
    this.paintSimplex(this.shares);
    this.paintPush();
    this.paintWords(p);
    this.paintSlopes(slopes);
    this.paintCell(slopes, pushes);
  }

  paintSimplex(q) {
    const pair = q.length === 2;
    const width = this.find(".room").clientWidth;
    const side = Math.max(Math.min(width - 44, 430), 60);
    const left = (width - side) / 2;
    const choice = this.shown.names.length > 3; // a corner that can be chosen is higher
    const base = pair ? 58 : (choice ? 58 : 40) + side * UP;
    const height = base + (choice ? 62 : pair ? 64 : 46);
    this.frame = { left, base, side };
    const plane = this.find("svg");
    const laid = [width, height, this.built].join();
    if (this.laid !== laid) {
      this.laid = laid;
      plane.setAttribute("viewBox", `0 0 ${width} ${height}`);
      plane.style.height = `${height}px`;
      this.paintBase(pair, width, base);
    }
    const { names, z, t } = this.shown;
    const of = this.corners;
    const at = this.find(".handle");
    const [x, y] = this.spot(q);
    at.setAttribute("transform", `translate(${x} ${y})`);
    plane.classList.toggle("fixed", this.barred !== "");
    const percent = (share) => this.write.percent(share, t > 0);
    this.find(".corners").querySelectorAll("b").forEach((b, k) => (b.textContent = percent(q[k])));
    const values = q.map((share, k) => `${names[of[k]]} ${percent(share)}`).join(", ");
    at.setAttribute("aria-valuenow", rounded(100 * q[0], 4));
    at.setAttribute("aria-valuetext", values);
    at.setAttribute("aria-disabled", String(this.barred !== ""));

    [...this.find(".legs").children].forEach((leg, i) => {
      const foot = this.spot(q.map((share, k) => (k === i ? 0 : share + q[i] / 2)));
      const ends = [x, y, ...foot];
      ["x1", "y1", "x2", "y2"].forEach((name, k) => leg.setAttribute(name, ends[k]));
    });
    const few = of.map((i) => z[i]);
    const path = geometry.path(few);
    this.find(".path").setAttribute("points", path.map((share) => this.spot(share).join()).join(" "));
    this.paintMarks(few, path, [x, y]);
    this.paintPicture(values, path[0]);
  }

  // From shares to the picture's pixels.
  spot(q) {
    const { left, base, side } = this.frame;
    const [x, y] = geometry.place(q);
    return [left + side * x, base - side * y].map((pixel) => rounded(pixel, 7));
  }

  // The triangle with its levels of 25, 50 and 75 %, and room for the corners' names.
  paintBase(pair, width, base) {
    const parts = [];
    if (pair) {
      const [a, b] = [this.spot([1, 0]), this.spot([0, 1])];
      parts.push(svg("rect", { class: "side", x: a[0], y: a[1] - 5, width: b[0] - a[0], height: 10, rx: 5 }));
    } else {
      const corners = [[1, 0, 0], [0, 1, 0], [0, 0, 1]].map((q) => this.spot(q));
      parts.push(svg("polygon", { points: corners.join(" ") }));
    }
    for (const level of [0.25, 0.5, 0.75]) {
      if (pair) {
        const [x, y] = this.spot([1 - level, level]);
        parts.push(svg("line", { class: "level", x1: x, x2: x, y1: y - 14, y2: y + 14 }));
        continue;
      }
      for (let i = 0; i < 3; i += 1) {
        const line = [1, 2].map((k) => {
          const q = [0, 0, 0];
          q[i] = level;
          q[(i + k) % 3] = 1 - level;
          return this.spot(q);
        });
        const [[x1, y1], [x2, y2]] = line;
        parts.push(svg("line", { class: "level", x1, y1, x2, y2 }));
      }
    }
    this.find(".base").replaceChildren(...parts);
    const { left } = this.frame;
    const wide = `${Math.min(width / 2 - 8, 260)}px`;
    const below = `${base + (pair ? 22 : 14)}px`;
    const outside = `${left - 18}px`;
    const [first, second, third] = this.find(".corners").children;
    const lay = (corner, style) => Object.assign(corner.style, { maxWidth: wide, ...style });
    if (pair) {
      lay(first, { left: outside, top: below });
      lay(second, { right: outside, top: below });
    } else {
      lay(first, { left: "50%", top: "2px", transform: "translateX(-50%)" });
      lay(second, { left: outside, top: below });
      lay(third, { right: outside, top: below });
    }
  }

  // Where the path begins, ends, and passes the temperatures of the dial.
  paintMarks(z, path, at) {
    const far = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
    const alone = path.length === 1;
    const wanted = [
      { q: path.at(-1), text: "T = ∞" },
      { q: path[0], text: "T = 0", outside: true },
      ...LANDMARKS.map((t) => ({ q: preview.softmax(z, t), text: this.write.local(String(t)), t })),
    ];
    const parts = [];
    const placed = [];
    for (const { q, text, t, outside } of alone ? [] : wanted) {
      const [x, y] = this.spot(q);
      parts.push(svg("circle", { cx: x, cy: y, r: 3.4 }));
      const label = this.labelAt(z, t, outside, [x, y]);
      const crowded = placed.some((other) => far(other, label.at) < 26) || far(at, label.at) < 20;
      if (crowded) continue;
      placed.push(label.at);
      const [lx, ly] = label.at;
      parts.push(svg("text", { x: lx, y: ly + 4, "text-anchor": label.anchor }, text));
    }
    this.find(".marks").replaceChildren(...parts);
  }

  // Beside the path; at the border, outside of it.
  labelAt(z, t, outside, [x, y]) {
    if (z.length === 2) return { at: [x, y - 26], anchor: "middle" };
    const [mx, my] = this.spot([1 / 3, 1 / 3, 1 / 3]);
    if (outside) {
      if (Math.abs(x - mx) < 2) return y < my ? { at: [x + 12, y], anchor: "start" } : { at: [x, y + 16], anchor: "middle" };
      return { at: [x + Math.sign(mx - x) * 2, y - 14], anchor: x < mx ? "end" : "start" };
    }
    if (t === undefined) {
      const away = this.spot(preview.softmax(z, 0))[0] > x ? -1 : 1;
      return { at: [x + 11 * away, y + 4], anchor: away < 0 ? "end" : "start" };
    }
    const [[ax, ay], [bx, by]] = [t / 1.1, t * 1.1].map((near) => this.spot(preview.softmax(z, near)));
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const side = ay > by ? 1 : -1; // to the right of a path that runs down or up
    return { at: [x + (13 * side * (ay - by)) / length, y + (13 * side * (bx - ax)) / length], anchor: "middle" };
  }

  // Which way the chosen column pushes the point.
  paintPush() {
    const { t } = this.shown;
    const q = this.shares;
    const j = this.corners.indexOf(this.chosen[1]);
    const column = j < 0 ? q.map(() => 0) : geometry.pushes(q).map((row) => row[j]);
    const [x, y] = this.spot(q);
    const [tx, ty] = this.spot(q.map((share, k) => share + column[k]));
    const length = Math.hypot(tx - x, ty - y);
    const arrow = this.find(".push");
    const tip = this.find(".tip");
    const hidden = length < 22 || t === 0 || t === Infinity; // all under the point, or no slope
    this.find(".arrow").hidden = hidden;
    for (const part of [arrow, tip]) {
      part.style.display = hidden ? "none" : "";
      this.tint(part, this.chosen[1]);
    }
    if (hidden) return;
    const [ux, uy] = [(tx - x) / length, (ty - y) / length];
    const [bx, by] = [tx - 11 * ux, ty - 11 * uy];
    const ends = { x1: x, y1: y, x2: bx, y2: by };
    for (const [name, value] of Object.entries(ends)) arrow.setAttribute(name, value);
    tip.setAttribute("d", `M${tx} ${ty}L${bx - 6 * uy} ${by + 6 * ux}L${bx + 6 * uy} ${by - 6 * ux}Z`);
  }

  paintPicture(values, start) {
    const named = start.flatMap((share, k) => (share > 0 ? [this.shown.names[this.corners[k]]] : []));
    const key = named.length === start.length ? "startMiddle" : named.length === 1 ? "startCorner" : "startSide";
    const from = fill(this.words[key], { name: named[0], a: named[0], b: named[1] });
    this.find(".picture").textContent = fill(this.words.picture, { values, start: from });
  }

  paintWords(p) {
    const { names, t } = this.shown;
    const many = names.length > 3;
    const stopped = Boolean(this.gesture?.stopped);
    const key = this.barred || (stopped ? "edge" : many ? "ruleAmong" : "rule");
    this.find(".simplex .say").textContent = this.words[key];
    this.find(".simplex .say").classList.toggle("stop", this.barred !== "" || stopped);
    const together = this.corners.reduce((sum, i) => sum + p[i], 0);
    this.find(".among").hidden = !many;
    const put = { n: names.length, p: this.write.percent(Math.min(together, 1), t > 0) };
    if (many) this.find(".among").textContent = fill(this.words.among, put);
    this.find(".arrow").textContent = fill(this.words.arrow, { name: names[this.chosen[1]] });
  }

  paintSlopes(slopes) {
    const { names } = this.shown;
    const [ci, cj] = this.chosen;
    this.cells.forEach((cells, i) => {
      cells.forEach((td, j) => {
        const x = slopes[i][j];
        td.textContent = this.cell(x);
        td.style.background = this.colour(x);
        td.setAttribute("aria-label", fill(this.words.cell, { a: names[i], b: names[j], x: this.precise(x) }));
        const chosen = i === ci && j === cj;
        td.classList.toggle("chosen", chosen);
        td.tabIndex = chosen ? 0 : -1;
      });
      const tr = cells[0].parentElement;
      const total = slopes[i].reduce((sum, x) => sum + x, 0);
      if (tr.lastChild.className === "sum") tr.lastChild.textContent = Number.isFinite(total) ? "0" : "–";
      tr.firstChild.classList.toggle("chosen", i === ci);
    });
    [...this.find("thead tr").children].forEach((th, j) => th.classList.toggle("chosen", j === cj + 1));
  }

  paintCell(slopes, pushes) {
    const { names, t, p } = this.shown;
    const [i, j] = this.chosen;
    const signed = (x) => {
      if (x === 0) return "≈ 0"; // the true value is below all floats
      const digits = Math.abs(x) < 0.005 ? this.write.power(x, 1) : this.write.fixed(x, 2);
      return x > 0 ? `+${digits}` : digits;
    };
    const said = {
      a: names[i],
      b: names[j],
      h: STEP * t === 0 ? "≈ 0" : this.write.short(STEP * t),
      x: this.precise(slopes[i][j]),
      est: signed(100 * STEP * pushes[i][j]),
      real: signed(100 * geometry.gain(pushes[i][j], p[j], STEP)),
    };
    const key = t === 0 ? "step" : t === Infinity ? "flat" : "raise";
    this.find(".cellsays").textContent = fill(this.words[key], said);
  }

  // ----- numbers and colours -------------------------------------------------------
  // What fits in a cell. A slope is exactly 0 at the limits of T alone; elsewhere one
  // that only looks like 0, or is too small for a float, says so.
  cell(x) {
    const size = Math.abs(x);
    const { t } = this.shown;
    if (x === 0 && (t === 0 || t === Infinity)) return "0";
    if (size < 5e-4) return "≈ 0";
    if (size >= 1000 && size < Infinity) return this.write.power(x, 0);
    return this.write.fixed(x, size >= 10 ? 1 : 3);
  }

  precise(x) {
    return x !== 0 && Math.abs(x) < 5e-4 ? this.write.power(x, 2) : this.cell(x);
  }

  // Blue above 0, orange below; the square root lets small slopes be seen.
  colour(x) {
    const strength = Math.min(Math.sqrt(Math.abs(x) / FULL), 1);
    return `color-mix(in srgb, var(${x < 0 ? "--down" : "--up"}) ${(58 * strength).toFixed(1)}%, var(--lane))`;
  }
}
