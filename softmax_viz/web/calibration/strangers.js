import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// A picture and its ten bars, which follow the temperature of the stage.
const INK = 16;
const cards = new WeakMap();

export default function ({ parentElement, data }) {
  if (!cards.has(parentElement)) cards.set(parentElement, new Stranger(parentElement));
  cards.get(parentElement).receive(data);
}

class Stranger {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.t = null;
  }

  receive(data) {
    if (this.data && this.data.key === data.key && this.data.lang === data.lang) return;
    const first = !this.data;
    this.data = data;
    this.write = numbersIn(data.lang);
    this.drawPicture();
    this.build();
    if (first) thread.follow(this.root, ({ t }) => t !== this.t && this.paint(t));
    else if (this.t !== null) this.paint(this.t);
  }

  drawPicture() {
    const { pixels, name, words } = this.data;
    const squares = pixels.flatMap((row, y) =>
      row.map((ink, x) => {
        const square = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        const place = { x, y, width: 1, height: 1, "fill-opacity": ink / INK };
        for (const [key, value] of Object.entries(place)) square.setAttribute(key, value);
        return square;
      }),
    );
    this.find("svg").replaceChildren(...squares);
    this.find("svg").setAttribute("aria-label", fill(words.picture, { name }));
    this.find("figcaption").textContent = name;
  }

  build() {
    const { logits, colours, words } = this.data;
    const rows = logits.map((_, digit) => {
      const row = document.createElement("div");
      row.className = "row";
      row.style.setProperty("--c", colours[digit % colours.length]);
      row.innerHTML = `<b><i class="chip"></i>${digit}</b><div class="lane"><div class="fill"></div></div><span></span>`;
      return row;
    });
    const absent = document.createElement("div");
    absent.className = "row absent";
    absent.textContent = `${words.none}: ${words.noBar}`;
    this.find(".rows").replaceChildren(...rows, absent);
    this.bars = rows.map((row) => [row.querySelector(".fill"), row.querySelector("span")]);
  }

  paint(t) {
    this.t = t;
    const { logits, words, name } = this.data;
    const p = preview.softmax(logits, t);
    const texts = p.map((x) => this.write.percent(x, t > 0));
    this.bars.forEach(([bar, text], digit) => {
      bar.style.width = `${100 * p[digit]}%`;
      text.textContent = texts[digit];
    });
    const d = logits.indexOf(Math.max(...logits));
    const say = { t: this.write.temperature(t), d, p: texts[d], name };
    const values = texts.map((text, digit) => `${digit}: ${text}`).join("; ");
    this.find(".rows").setAttribute("aria-label", fill(words.bars, { ...say, values }));
    this.find(".say").textContent = fill(t === Infinity ? words.shares : words.says, say);
  }
}
