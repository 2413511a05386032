// The rows of the stage, a class in each: what is in them, and what they ask of the
// stage when someone takes hold of them. How they are painted is in painting.js.
import { logitStep, onGrid } from "../math/axis.js";
import { LEAST_PULL } from "../math/constants.js";
import { fill, parse } from "../math/numbers.js";
import { pullTarget, shortPulled } from "../math/pull.js";
import { softmax } from "../math/softmax.js";
import {
  finder,
  fitted,
  fromTemplate,
  html,
  inClassColour,
} from "../shared/elements.js";
import { slide } from "../shared/sliders.js";
import { typedName, typedNumber } from "./fields.js";

/** @import { Hands } from "./stage.js" */

const PULL_STEP = 0.01; // one step of a key on a probability
const ROW = `<div class="row" role="group">
  <div class="name">
    <input type="radio" class="truth" name="truth"><span class="chip"></span>
    <input class="text" maxlength="24" autocomplete="off">
  </div>
  <div class="lane z">
    <div class="zero"></div><div class="ghost"></div><div class="fill"></div>
    <input type="range" class="logit" step="any"><div class="arrow" hidden></div>
  </div>
  <input class="box num zbox" inputmode="decimal" autocomplete="off">
  <button class="remove" type="button">×</button>
</div>`;
const LANE = `<div class="lane p">
  <div class="ghost"></div><div class="fill"></div><div class="mine" hidden></div>
  <div class="aim" hidden></div><div class="cut" hidden></div>
</div>`;
const GRIP = '<input type="range" class="grip" min="0" max="100" step="any">';

/**
 * As many rows as there are classes; all are made anew when what is in them changes.
 * @param {HTMLElement} head
 * @param {HTMLElement} rows
 * @param {Hands} stage
 */
export function fitRows(head, rows, stage) {
  const { data, state } = stage;
  const { strips, truth, hidden } = data.view;
  const shape = [data.lang, ...strips, truth !== null, ...hidden].join(" ");
  if (rows.dataset.shape !== shape) {
    rows.dataset.shape = shape;
    rows.replaceChildren();
    const heads = strips.flatMap((strip) => [data.words[strip], ""]);
    const logits = hidden.includes("z") ? [] : [data.words.logit, ""];
    const texts = ["", ...logits, ...heads];
    head.replaceChildren(...texts.map((text) => html("span", "", text)));
  }
  return fitted(rows, state.z.length, (i) => row(i, stage));
}

/**
 * @param {number} i
 * @param {Hands} stage
 */
function row(i, stage) {
  const { colours, view, words } = stage.data;
  const short = { softmax: words.shortSoftmax, sigmoid: words.shortSigmoid };
  const made = inClassColour(fromTemplate(ROW), i, colours);
  const find = finder(made);
  find(view.truth ? ".chip" : ".truth").remove();
  for (const strip of view.strips) {
    const lane = fromTemplate(LANE);
    lane.classList.add(strip);
    lane.dataset.short = short[strip];
    if (strip === "softmax") lane.append(fromTemplate(GRIP));
    find(".remove").before(lane, html("span", `pct num ${strip}`));
  }
  listen(made, i, stage);
  if (view.hidden.includes("z"))
    for (const part of [".lane.z", ".zbox"]) find(part).remove();
  return made;
}

/**
 * @param {HTMLElement} made
 * @param {number} i
 * @param {Hands} stage
 */
function listen(made, i, stage) {
  const find = finder(made);
  typedName(find(".text"), {
    now: () => stage.state.names[i],
    accept: (text) => {
      const names = stage.state.names.with(i, text);
      stage.commit(`name ${i}`, { names }, { moved: stage.deed.moved });
    },
    leave: () => stage.repaint(),
  });
  for (const touched of ["focusin", "pointerdown"])
    made.addEventListener(touched, () => stage.ask(i));
  slideLogit(find(".logit"), () => i, stage);
  typedNumber(find(".zbox"), {
    exact: () => stage.write.exact(stage.state.z[i]),
    accept: (text) => {
      const { noLogit, badLogit } = stage.data.words;
      const z = parse(text);
      if (z === null) return text.trim() ? fill(badLogit, { text }) : noLogit;
      stage.commit(`z ${i}`, { z: stage.state.z.with(i, z) }, { moved: i });
      return "";
    },
    say: (problem) => stage.say(problem),
    leave: () => stage.repaint(),
  });
  if (stage.data.view.strips.includes("softmax")) pull(find(".grip"), i, stage);
  if (stage.data.view.truth)
    find(".truth").addEventListener("change", () =>
      stage.commit("truth", { truth: i }),
    );
  find(".remove").addEventListener("click", () => stage.command(`remove:${i}`));
}

/**
 * @param {HTMLInputElement} range
 * @param {() => number} of which class
 * @param {Hands} stage
 */
export function slideLogit(range, of, stage) {
  const place = (/** @type {number} */ value, /** @type {number} */ step) => {
    const z = onGrid(value, step, stage.axis);
    stage.move({ z: stage.state.z.with(of(), z) });
  };
  slide(range, {
    begin: () => stage.begin(`z ${of()}`, { moved: of() }),
    read: () => place(Number(range.value), logitStep(stage.axis) / 2),
    move: ({ end, steps, whole }) => {
      const step = logitStep(stage.axis);
      const next = end === 0 ? stage.state.z[of()] + steps * step : end * stage.axis;
      place(next, steps === whole ? step : step / 10);
    },
    end: () => stage.end(),
    cancel: () => stage.cancel(),
  });
}

/**
 * Pulling a probability moves the one logit that gives it.
 * @param {HTMLInputElement} grip
 * @param {number} i
 * @param {Hands} stage
 */
function pull(grip, i, stage) {
  const to = (/** @type {number} */ wanted) => {
    const { z, t } = stage.state;
    const q = pullTarget(wanted);
    const stopped = wanted < LEAST_PULL || wanted > 1 - LEAST_PULL;
    stage.move({ z: z.with(i, shortPulled(z, i, q, t)) }, { stopped });
  };
  slide(grip, {
    begin: () => {
      if (!stage.guess.covers) stage.begin(`p ${i}`, { moved: i, pulled: true });
    },
    read: () => {
      const wanted = Number(grip.value) / 100;
      if (stage.guess.covers) stage.guess.drag(i, wanted);
      else to(wanted);
    },
    move: ({ end, steps, whole }) => {
      if (stage.guess.covers) {
        const here = stage.guess.shares[i] + whole * PULL_STEP;
        stage.guess.drag(i, end === 0 ? here : (end + 1) / 2);
        return;
      }
      const now = softmax(stage.state.z, stage.state.t)[i];
      to(end === 0 ? now + steps * PULL_STEP : (end + 1) / 2);
    },
    end: () => stage.end(),
    cancel: () => stage.cancel(),
  });
}
