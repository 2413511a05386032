import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// The live stage. It repaints on animation frames from the preview's mathematics, hands
// values to Python when the finger pauses or lifts, and then shows Python's numbers.
const PAUSE_MS = 150; // a finger at rest this long lets the rest of the page catch up
const LOST_MS = 5000; // an answer this late was lost with the connection
const LEAST = 0.001; // how near to 0 and 1 a probability can be pulled
const stages = new WeakMap();

export default function (component) {
  const { parentElement } = component;
  if (!stages.has(parentElement)) stages.set(parentElement, new Stage(parentElement));
  stages.get(parentElement).receive(component);
}

// --- logit axis: ±5, ±10, ±20, ±50, ...
function axisFor(z) {
  const far = Math.max(...z.map(Math.abs));
  for (let power = 0; power < 309; power += 1) {
    for (const digit of [1, 2, 5]) {
      const end = Number(`${digit}e${power}`);
      if (end >= Math.max(far, 5)) return end;
    }
  }
  return Number.MAX_VALUE;
}
// 100 steps across ±5, and never fewer than 50 or more than 100 on a wider axis.
const stepFor = (axis) => rounded(Math.max(axis / 50, 0.1), 1);

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

class Stage {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.state = null; // what the bars show now
    this.authority = null; // Python's numbers, and the state that they are of
    this.gesture = null; // {control, before}: one drag, one key held, one entry
    this.ghost = null; // what the bars showed before the last gesture
    this.moved = null; // the class that the last gesture moved
    this.sequence = 0;
    this.waiting = null; // {sequence, since}: sent, not yet answered
    this.queue = []; // to be sent after the answer
    this.frame = 0;
    this.listen();
    thread.heed(root, (phase, change, moved) => this.driven(phase, change, moved));
  }

  // ----- Python to stage ---------------------------------------------------------
  receive({ data, setStateValue }) {
    const fresh = this.data === undefined;
    const relabel = fresh || !same(this.data.words, data.words);
    this.data = data;
    this.words = data.words;
    this.write = numbersIn(data.lang);
    this.emit = (message) => setStateValue("message", message);
    this.sequence = Math.max(this.sequence, data.sequence);
    if (this.waiting && data.sequence >= this.waiting.sequence) this.waiting = null;
    const theirs = {
      names: data.names,
      z: data.logits,
      t: data.temperature === "inf" ? Infinity : data.temperature,
      threshold: data.view.threshold,
      truth: data.view.truth?.index ?? null,
    };
    this.authority = { z: theirs.z, t: theirs.t, truth: theirs.truth, numbers: data.numbers };
    if (relabel) this.label();
    const sent = this.state && !same(this.state.z, theirs.z);
    if (fresh || this.foldable !== data.view.folded) this.fold(data.view.folded);
    else this.fold(this.folded && !sent);
    this.foldable = data.view.folded;
    if (!this.waiting && !this.queue.length && !this.gesture) this.adopt(theirs);
    this.flush();
    this.paint();
  }

  // Where the page is about other logits the rows wait behind a button; a scenario sent
  // to the stage opens them.
  fold(folded) {
    this.folded = folded;
    const button = this.find(".unfold");
    button.hidden = !this.data.view.folded;
    button.textContent = folded ? `▸ ${this.words.unfold}` : `▾ ${this.words.fold}`;
    button.setAttribute("aria-expanded", String(!folded));
    this.find(".stage").classList.toggle("folded", folded);
  }

  adopt(theirs) {
    if (this.state && !same(this.state.z, theirs.z)) this.remember(this.state);
    if (this.state && this.state.z.length !== theirs.z.length) this.ghost = null;
    if (this.moved !== null && this.moved >= theirs.z.length) this.moved = null;
    this.state = { ...theirs, names: [...theirs.names], z: [...theirs.z] };
    this.axis = axisFor(this.state.z);
    this.build();
  }

  label() {
    const w = this.words;
    document.documentElement.lang = this.data.lang; // Streamlit leaves it at "en"
    const put = (selector, text) => (this.find(selector).textContent = text);
    const name = (selector, text) => {
      this.find(selector).setAttribute("aria-label", text);
      this.find(selector).title = text;
    };
    name(".undo", w.undo);
    name(".redo", w.redo);
    put(".reset", w.reset);
    put(".add", w.add);
    put(".link", w.link);
    put(".temperature b", w.temperature);
    put(".threshold b", w.threshold);
    this.find("#t").setAttribute("aria-label", w.temperature);
    this.find(".temperature .box").setAttribute("aria-label", w.temperatureValue);
    const presets = this.find(".presets");
    presets.setAttribute("aria-label", w.presets);
    const options = [{ key: "", title: w.presets }, ...w.presetTitles];
    presets.replaceChildren(...options.map((o) => new Option(o.title, o.key)));
    this.find(".marks").replaceChildren(
      ...dial.LANDMARKS.map((t) => {
        const mark = document.createElement("span");
        mark.textContent = t === Infinity ? "∞" : this.write.local(String(t));
        mark.style.left = `${dial.place(t) / 10}%`;
        return mark;
      }),
    );
    this.find(".rows").replaceChildren();
  }

  // ----- stage to Python ---------------------------------------------------------
  // While an answer is awaited, only the newest of the edits is worth keeping; gestures
  // quicker than the server become one.
  send(message) {
    const last = this.queue.at(-1);
    const edits = last?.kind === "edit" && message.kind === "edit";
    if (edits) this.queue.pop();
    this.queue.push({ ...message, final: message.final || (edits && last.final) });
    this.flush();
  }

  flush() {
    if (!this.queue.length || !this.emit) return;
    if (this.waiting && Date.now() - this.waiting.since < LOST_MS) return;
    this.sequence += 1;
    this.waiting = { sequence: this.sequence, since: Date.now() };
    this.emit({ ...this.queue.shift(), sequence: this.sequence });
  }

  edit(final) {
    const { names, z, t, threshold, truth } = this.state;
    const temperature = t === Infinity ? "inf" : t;
    this.send({ kind: "edit", final, names, logits: z, temperature, threshold, truth });
  }

  // ----- gestures ----------------------------------------------------------------
  begin(control, moved = null) {
    clearTimeout(this.settling);
    if (this.gesture && this.gesture.control !== control) this.end();
    if (this.gesture) return;
    this.gesture = { control, before: JSON.stringify(this.state) };
    this.remember(this.state);
    this.moved = moved;
    this.pulling = control.startsWith("p ");
    this.stopped = false;
    this.say("");
  }

  remember({ z, t }) {
    this.ghost = { z: [...z], p: preview.softmax(z, t), s: z.map(preview.sigmoid) };
  }

  change() {
    this.schedule();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.edit(false), PAUSE_MS);
  }

  end() {
    clearTimeout(this.settling);
    if (!this.gesture) return;
    const moved = JSON.stringify(this.state) !== this.gesture.before;
    this.gesture = null;
    this.axis = axisFor(this.state.z);
    if (moved) this.edit(true);
    this.schedule();
  }

  // Another live part of the page has the finger.
  driven(phase, change, moved) {
    if (!this.state) return;
    if (phase === "end") return this.end();
    this.begin("driven", moved);
    Object.assign(this.state, change);
    if (phase === "move") this.change();
  }

  // A change that is over at once: a typed number, a name, a class more or less.
  commit(control, moved, act) {
    this.begin(control, moved);
    act();
    this.end();
  }

  command(kind) {
    this.end();
    this.moved = null;
    this.pulling = false;
    this.send({ kind, final: true });
  }

  say(text) {
    this.find(".notice").hidden = !text;
    this.find(".notice").textContent = text;
  }

  // ----- controls ----------------------------------------------------------------
  listen() {
    const on = (selector, type, act) => this.find(selector).addEventListener(type, act);
    on(".undo", "click", () => this.command("undo"));
    on(".redo", "click", () => this.command("redo"));
    on(".reset", "click", () => this.command("preset:default"));
    on(".add", "click", () => this.command("add"));
    on(".link", "click", () => this.copyLink());
    on(".presets", "change", (event) => {
      if (event.target.value) this.command(`preset:${event.target.value}`);
      event.target.value = "";
    });
    on(".unfold", "click", () => this.fold(!this.folded));
    on(".stage", "keydown", (event) => this.shortcut(event));

    const range = this.find("#t");
    this.slide(range, "t", null, () => (this.state.t = dial.at(+range.value)));
    this.arrows(range, "t", null, (move) => {
      const t = this.state.t;
      this.state.t = move.end
        ? move.end < 0 ? 0 : Infinity
        : dial.next(t, move.steps > 0 ? Math.ceil(move.steps / 2) : Math.floor(move.steps / 2));
    });
    this.typed(this.find(".temperature .box"), "t", null, () => this.temperatureText(true), (text) => {
      const t = /^(∞|inf|infinit[yo])$/i.test(text) ? Infinity : this.parse(text);
      if (t === null || t < 0) return this.words.badTemperature;
      this.state.t = t;
      return "";
    });
    const cut = this.find("#threshold");
    const move = () => (this.state.threshold = +cut.value);
    cut.addEventListener("pointerdown", () => this.begin("threshold"));
    cut.addEventListener("input", () => {
      this.begin("threshold");
      move();
      this.change();
    });
    cut.addEventListener("change", () => this.end());
  }

  slide(range, control, moved, read) {
    range.addEventListener("pointerdown", () => this.begin(control, moved));
    range.addEventListener("input", () => {
      this.begin(control, moved);
      read();
      this.change();
    });
    range.addEventListener("change", () => this.end());
    range.addEventListener("blur", () => this.end());
  }

  // Arrows move one step, with Shift a tenth, Page keys ten; Home and End go to the ends.
  // A key is held and let go as a finger is: that is one gesture.
  arrows(range, control, moved, act) {
    const size = { ArrowUp: 2, ArrowRight: 2, ArrowDown: -2, ArrowLeft: -2, PageUp: 20, PageDown: -20 };
    range.addEventListener("keydown", (event) => {
      const end = { Home: -1, End: 1 }[event.key];
      if (!(event.key in size) && !end) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.begin(control, moved);
      act({ end, steps: size[event.key] ?? 0, fine: event.shiftKey });
      this.change();
    });
    range.addEventListener("keyup", () => this.end());
  }

  // A field shows the whole number while it has the focus; Escape takes a change back.
  typed(box, control, moved, exact, accept) {
    let error = "";
    const wrong = (message) => {
      error = message;
      box.setAttribute("aria-invalid", String(message !== ""));
      this.say(message);
    };
    box.addEventListener("focus", () => {
      if (!error) box.value = exact();
      box.select();
    });
    box.addEventListener("change", () => {
      let message = "";
      this.commit(control, moved, () => (message = accept(box.value.trim())));
      wrong(message);
      if (!message && this.root.activeElement === box) box.value = exact();
    });
    box.addEventListener("blur", () => this.schedule());
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      box.value = exact();
      wrong("");
    });
  }

  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches(".box, .text")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    this.command(key === "y" || event.shiftKey ? "redo" : "undo");
  }

  async copyLink() {
    const url = new URL(window.location.href);
    url.search = new URLSearchParams(this.data.link).toString();
    try {
      await navigator.clipboard.writeText(url.href);
      this.flash(this.words.linkCopied);
    } catch {
      window.prompt(this.words.linkByHand, url.href); // no clipboard without https
    }
  }

  flash(text) {
    const button = this.find(".link");
    button.textContent = text;
    this.find(".heard").textContent = text;
    setTimeout(() => (button.textContent = this.words.link), 1800);
  }

  // ----- rows --------------------------------------------------------------------
  build() {
    const rows = this.find(".rows");
    const wanted = this.state.z.length;
    const strips = this.data.view.strips;
    const shape = `${strips.join()} ${this.data.view.truth !== null}`;
    if (this.shape !== shape) rows.replaceChildren();
    this.shape = shape;
    this.find(".stage").classList.toggle("two", strips.length > 1);
    this.find(".threshold").hidden = this.state.threshold == null;
    this.buildHead(strips);
    while (rows.children.length > wanted) rows.lastChild.remove();
    while (rows.children.length < wanted) rows.append(this.buildRow(rows.children.length, strips));
  }

  buildHead(strips) {
    const cell = (text, className = "") => {
      const span = document.createElement("span");
      span.textContent = text;
      span.className = className;
      return span;
    };
    const heads = strips.flatMap((strip) => [cell(this.words[strip]), cell("")]);
    this.find(".head").replaceChildren(cell(""), cell(this.words.logit), cell(""), ...heads);
  }

  buildRow(i, strips) {
    const row = document.createElement("div");
    row.className = i >= this.data.colours.length ? "row again" : "row";
    row.setAttribute("role", "group");
    row.style.setProperty("--c", this.data.colours[i % this.data.colours.length]);
    const lanes = strips.map(
      (strip) => `<div class="lane p ${strip}" data-short="${this.words.short[strip]}">
        <div class="ghost"></div><div class="fill"></div><div class="aim" hidden></div><div class="cut" hidden></div>
        ${strip === "softmax" ? '<input type="range" class="grip" min="0" max="100" step="any">' : ""}
        </div><span class="pct num ${strip}"></span>`,
    );
    const mark = this.data.view.truth ? '<input type="radio" class="truth" name="truth">' : '<span class="chip"></span>';
    row.innerHTML = `<div class="name">${mark}<input class="text" maxlength="24" autocomplete="off"></div>
      <div class="lane z"><div class="zero"></div><div class="ghost"></div><div class="fill"></div>
        <input type="range" class="logit" step="any"><div class="arrow" hidden></div></div>
      <input class="box num zbox" inputmode="decimal" autocomplete="off">
      ${lanes.join("")}<button class="remove" type="button">×</button>`;
    const name = row.querySelector(".text");
    const range = row.querySelector(".logit");
    name.addEventListener("change", () => {
      const text = name.value.trim();
      if (text) this.commit(`name ${i}`, this.moved, () => (this.state.names[i] = text));
      else name.value = this.state.names[i];
    });
    name.addEventListener("keydown", (event) => {
      if (event.key === "Escape") name.value = this.state.names[i];
      if (event.key === "Enter" || event.key === "Escape") name.blur();
    });
    const snap = (value, step) =>
      Math.min(Math.max(rounded(Math.round(value / step) * step, 12), -this.axis), this.axis);
    this.slide(range, `z ${i}`, i, () => (this.state.z[i] = snap(+range.value, stepFor(this.axis) / 2)));
    this.arrows(range, `z ${i}`, i, (move) => {
      const step = stepFor(this.axis) * (move.fine ? 0.1 : 1);
      const next = move.end ? move.end * this.axis : this.state.z[i] + (move.steps / 2) * step;
      this.state.z[i] = snap(next, step);
    });
    this.typed(row.querySelector(".zbox"), `z ${i}`, i, () => this.write.local(String(this.state.z[i])), (text) => {
      const z = this.parse(text);
      if (z === null) return fill(this.words.badLogit, { text });
      this.state.z[i] = z;
      return "";
    });
    this.listenToGrip(row.querySelector(".grip"), i);
    row.querySelector(".truth")?.addEventListener("change", () =>
      this.commit("truth", null, () => (this.state.truth = i)));
    row.querySelector(".remove").addEventListener("click", () => this.command(`remove:${i}`));
    return row;
  }

  // Pulling a probability moves the one logit that gives it.
  listenToGrip(grip, i) {
    const pull = (wanted) => {
      const { z, t } = this.state;
      const q = Math.min(Math.max(Math.round(wanted * 1000) / 1000, LEAST), 1 - LEAST);
      const digits = t < 0.05 ? 17 : 7; // a long tail of digits helps nobody
      this.stopped = q !== wanted && (q === LEAST || q === 1 - LEAST);
      z[i] = rounded(preview.pulled(z, i, q, t), digits);
    };
    this.slide(grip, `p ${i}`, i, () => pull(+grip.value / 100));
    this.arrows(grip, `p ${i}`, i, (move) => {
      const now = preview.softmax(this.state.z, this.state.t)[i];
      pull(move.end ? (move.end + 1) / 2 : now + (move.steps / 2) * (move.fine ? 0.001 : 0.01));
    });
  }

  // ----- painting ----------------------------------------------------------------
  schedule() {
    if (!this.frame)
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.paint();
      });
  }

  // Python's numbers where they are of this very state, the preview's until then.
  numbers() {
    const { z, t, truth } = this.state;
    const { authority } = this;
    if (t === authority.t && truth === authority.truth && same(z, authority.z)) return authority.numbers;
    const softmax = preview.softmax(z, t);
    const sigmoid = z.map(preview.sigmoid);
    const add = (list) => list.reduce((sum, x) => sum + x, 0);
    const bits = preview.entropyBits(softmax);
    return {
      softmax,
      sigmoid,
      sum: { softmax: add(softmax), sigmoid: add(sigmoid) },
      entropyBits: bits,
      effectiveClasses: 2 ** bits,
      ...this.aims(),
    };
  }

  // Where the truth pulls: the target y, and the slope of the loss in each logit.
  aims() {
    const { z, t, truth } = this.state;
    if (truth === null) return {};
    const { smoothing, twice } = this.data.view.truth;
    const target = preview.target(z.length, truth, smoothing);
    return { target, gradient: preview.gradient(z, t, target, twice) };
  }

  paint() {
    if (!this.state) return;
    const { names, z, t } = this.state;
    const numbers = this.numbers();
    const open = t > 0; // at T > 0 no softmax value is exactly 0 or 1
    const at = (share) => `calc(var(--thumb) / 2 + ${share} * (100% - var(--thumb)))`;
    const place = (bar, value) => {
      const share = value / this.axis / 2;
      const clipped = Math.min(Math.max(share, -0.5), 0.5);
      bar.style.left = at(Math.min(clipped, 0) + 0.5);
      bar.style.width = `calc(${Math.abs(clipped)} * (100% - var(--thumb)))`;
    };
    [...this.find(".rows").children].forEach((row, i) => {
      const part = (selector) => row.querySelector(selector);
      const write = (input, value) => {
        if (this.root.activeElement !== input && input.value !== value) input.value = value;
        input.classList.toggle("long", input.value.length > 8);
      };
      const percent = this.write.percent(numbers.softmax[i], open);
      row.setAttribute("aria-label", names[i]);
      write(part(".text"), names[i]);
      part(".text").setAttribute("aria-label", fill(this.words.nameOf, { i: i + 1 }));
      part(".text").title = names[i];
      const range = part(".logit");
      range.min = -this.axis;
      range.max = this.axis;
      if (+range.value !== z[i]) range.value = z[i];
      range.setAttribute("aria-label", fill(this.words.logitOf, { name: names[i] }));
      range.setAttribute("aria-valuetext", fill(this.words.value, { z: this.write.short(z[i]), p: percent }));
      if (part(".zbox").getAttribute("aria-invalid") !== "true") write(part(".zbox"), this.write.short(z[i]));
      part(".zbox").setAttribute("aria-label", fill(this.words.logitValueOf, { name: names[i] }));
      place(part(".z .fill"), z[i]);
      const ghosted = this.ghost && this.ghost.z.length === z.length;
      if (ghosted) place(part(".z .ghost"), this.ghost.z[i]);
      part(".z .ghost").style.opacity = ghosted && !near(this.ghost.z[i], z[i]) ? 0.75 : 0;
      for (const strip of this.data.view.strips) {
        const value = numbers[strip][i];
        const lane = part(`.lane.${strip}`);
        const before = ghosted && this.ghost[strip === "softmax" ? "p" : "s"][i];
        lane.querySelector(".fill").style.width = `${100 * value}%`;
        lane.querySelector(".ghost").style.width = ghosted ? `${100 * before}%` : 0;
        lane.querySelector(".ghost").style.opacity = ghosted && Math.abs(before - value) > 0.002 ? 0.75 : 0;
        const pct = part(`.pct.${strip}`);
        pct.textContent = this.write.percent(value, strip === "sigmoid" || open);
        if (strip === "sigmoid" && this.state.threshold != null) {
          pct.classList.toggle("yes", value >= this.state.threshold);
          lane.querySelector(".cut").hidden = false;
          lane.querySelector(".cut").style.left = `${100 * this.state.threshold}%`;
        }
      }
      this.paintGrip(part(".grip"), i, numbers.softmax[i], percent);
      if (this.state.truth !== null) this.paintAim(row, i, numbers);
      const remove = part(".remove");
      remove.disabled = z.length <= this.data.limits.min;
      remove.title = fill(this.words.remove, { name: names[i] });
      remove.setAttribute("aria-label", remove.title);
    });
    this.paintControls();
    this.paintFacts(numbers);
    thread.tell({ names, z, t, p: numbers.softmax, truth: this.state.truth });
  }

  paintGrip(grip, i, p, percent) {
    if (!grip) return;
    const { names, z, t } = this.state;
    if (Math.abs(+grip.value - 100 * p) > 1e-9) grip.value = 100 * p;
    grip.disabled = t === 0 || t === Infinity;
    grip.title = grip.disabled ? this.words.noPull : "";
    grip.setAttribute("aria-label", fill(this.words.probabilityOf, { name: names[i] }));
    grip.setAttribute("aria-valuetext", fill(this.words.pullValue, { p: percent, z: this.write.short(z[i]) }));
  }

  // The target outlined over the probability, and on the logit an arrow to where one
  // step against the gradient would take it.
  paintAim(row, i, { target, gradient }) {
    const part = (selector) => row.querySelector(selector);
    const { names, z, truth } = this.state;
    const radio = part(".truth");
    radio.checked = i === truth;
    radio.title = fill(this.words.truthIs, { name: names[i] });
    radio.setAttribute("aria-label", radio.title);
    row.classList.toggle("true", i === truth);
    part(".aim").hidden = target[i] === 0;
    part(".aim").style.width = `${100 * target[i]}%`;
    const step = -this.data.view.truth.rate * gradient[i];
    const share = (x) => 0.5 + Math.min(Math.max(x / this.axis / 2, -0.5), 0.5);
    const [from, to] = [share(z[i]), share(z[i] + step)];
    const arrow = part(".arrow");
    const steep = this.state.t === 0; // the loss is a step there, and has no slope
    arrow.hidden = steep || !(Math.abs(to - from) > 0.002);
    arrow.classList.toggle("left", step < 0);
    arrow.style.left = `calc(var(--thumb) / 2 + ${Math.min(from, to)} * (100% - var(--thumb)))`;
    arrow.style.width = `calc(${Math.abs(to - from)} * (100% - var(--thumb)))`;
  }

  paintControls() {
    const { z, t, threshold } = this.state;
    const range = this.find("#t");
    const box = this.find(".temperature .box");
    if (dial.at(+range.value) !== t) range.value = dial.place(t);
    range.setAttribute("aria-valuetext", `T = ${this.temperatureText(false)}`);
    if (this.root.activeElement !== box && box.getAttribute("aria-invalid") !== "true")
      box.value = this.temperatureText(false);
    if (threshold != null) {
      this.find("#threshold").value = threshold;
      this.find("#threshold").setAttribute("aria-label", this.words.threshold);
      this.find("#threshold").setAttribute("aria-valuetext", this.write.percent(threshold, false));
      this.find(".threshold output").textContent = this.write.percent(threshold, false);
    }
    this.find(".undo").disabled = !this.data.canUndo;
    this.find(".redo").disabled = !this.data.canRedo;
    this.find(".add").disabled = z.length >= this.data.limits.max;
  }

  paintFacts(numbers) {
    const { names, z, t } = this.state;
    const w = this.words;
    const order = [...z.keys()].sort((a, b) => z[b] - z[a] || a - b);
    const [first, second] = order;
    const odds = preview.odds(z[first], z[second], t);
    const facts = this.data.view.strips.map((strip) => [
      this.data.view.strips.length > 1 ? `Σ ${w.short[strip]}` : "Σ p",
      this.write.fixed(numbers.sum[strip], 3),
    ]);
    facts.push([w.leader, t === Infinity || odds === 1 ? w.tie : names[first]]);
    if (odds > 1) facts.push([w.odds, `${this.write.times(odds)} : 1`]);
    facts.push([w.entropy, `${this.write.fixed(numbers.entropyBits, 2)} bits`]);
    facts.push([w.effective, fill(w.of, { x: this.write.fixed(numbers.effectiveClasses, 2), n: z.length })]);
    this.find(".facts").replaceChildren(
      ...facts.map(([label, value]) => {
        const span = document.createElement("span");
        const strong = document.createElement("b");
        strong.textContent = value;
        span.append(`${label} `, strong);
        return span;
      }),
    );
    const sentence = this.sentence(order);
    this.find(".say").textContent = sentence;
    if (!this.gesture && this.find(".heard").textContent !== sentence && this.moved !== null)
      this.find(".heard").textContent = sentence;
  }

  // One sentence on what just changed: the class that moved against its strongest rival.
  sentence(order) {
    const { names, z, t } = this.state;
    const w = this.words;
    const rival = order.find((i) => i !== this.moved);
    const pair = this.moved === null ? order.slice(0, 2) : [this.moved, rival];
    const [a, b] = z[pair[0]] >= z[pair[1]] ? pair : [pair[1], pair[0]];
    const odds = preview.odds(z[a], z[b], t);
    const gap = z[a] - z[b];
    const put = {
      a: names[a],
      b: names[b],
      x: this.write.times(odds),
      gap: this.write.short(gap),
      t: this.temperatureText(false),
      now: this.moved === null ? "" : w.now,
    };
    if (this.stopped) return w.pullStops;
    if (this.pulling && this.ghost) {
      const [from, to] = [this.ghost.z, z].map((logits) => this.write.short(logits[this.moved]));
      return fill(w.pulled, { name: names[this.moved], from, to });
    }
    if (t === Infinity) return w.allEqual;
    if (t === 0 && gap > 0) return fill(w.winnerTakesAll, put);
    if (gap === 0) return fill(w.equally, put);
    if (odds === Infinity) return fill(w.beyondCounting, put);
    return fill(w.ratio, put);
  }

  // ----- words and numbers -------------------------------------------------------
  temperatureText(exact) {
    const { t } = this.state;
    return exact && t !== Infinity ? this.write.local(String(t)) : this.write.temperature(t);
  }
  parse(text) {
    const plain = text.replace("−", "-").replace(",", ".");
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
    const x = Number(plain);
    return Number.isFinite(x) ? x : null;
  }
}
