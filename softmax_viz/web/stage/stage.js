// The live stage. It repaints on animation frames from the preview's mathematics, hands
// values to Python when the finger pauses or lifts, and then shows Python's numbers.
import { logitAxis } from "../math/axis.js";
import { numbersIn } from "../math/numbers.js";
import { finder } from "../shared/elements.js";
import { mounting, oncePerFrame } from "../shared/mount.js";
import { heed, tell } from "../shared/thread.js";
import { ofThisState, same, sent } from "../shared/wire.js";
import { watchConnection } from "./connection.js";
import { labelControls, listenToControls, paintControls } from "./controls.js";
import { Dock } from "./dock.js";
import { Facts } from "./facts.js";
import { Guess } from "./guess.js";
import { holding, tellsAll } from "./held.js";
import { Outbox } from "./outbox.js";
import { paintRow } from "./painting.js";
import { fitRows } from "./rows.js";
import { sentence } from "./sentence.js";
import { exactOf, ghostOf, preview, rebased, stateOf } from "./state.js";
import { Tour } from "./tour.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { Component } from "../shared/mount.js" */
/** @import { Drive } from "../shared/thread.js" */
/** @import { StageData } from "../wire.js" */
/** @import { Part } from "./held.js" */
/** @import { Deed, Ghost, Picture, State } from "./state.js" */

/**
 * What the rows and the controls need of the stage. A gesture begins, moves as often as
 * it likes, and ends; to commit is all three at once.
 * @typedef {object} Hands
 * @property {StageData} data
 * @property {State} state
 * @property {number} axis
 * @property {Deed} deed
 * @property {boolean} folded only T: the page is about other logits
 * @property {Numbers} write
 * @property {Guess} guess
 * @property {(control: string, deed?: Partial<Deed>) => void} begin
 * @property {(change: Partial<State>, deed?: Partial<Deed>) => void} move
 * @property {() => void} end
 * @property {() => void} cancel put back what the gesture changed
 * @property {(i: number) => void} ask let the sentence be about this class
 * @property {(control: string, change: Partial<State>, deed?: Partial<Deed>) => void} commit
 * @property {(kind: string) => void} command
 * @property {(problem: string) => void} say
 * @property {() => void} repaint
 */

/**
 * One drag, one key held, or one entry: what it will do, once it `moves`. `told` says
 * whether Python heard of it.
 * @typedef {object} Gesture
 * @property {string} control
 * @property {State} before
 * @property {Deed} deed
 * @property {boolean} moves
 * @property {boolean} told
 */

const UNBROKEN = "\u00a0=\u00a0"; // no line ends at it
const FEW = 5; // classes: the rows of more are lower
const PAUSE_MS = 150; // a finger at rest this long lets the rest of the page catch up

/** @type {Deed} */
const NOTHING = { moved: null, pulled: false, stopped: false };

/** @implements {Hands} */
class Stage {
  /**
   * @param {ShadowRoot} root
   * @param {Component<StageData>} component
   */
  constructor(root, { data }) {
    this.find = finder(root);
    root.host.id = "stage"; // for a link to it
    this.away = false; // the server
    this.outbox = new Outbox(
      () => root.host.isConnected && !this.away,
      () => this.commandLost(),
    );
    this.data = data;
    this.write = numbersIn(data.lang);
    /** @type {State} what the bars show now */
    this.state = stateOf(data);
    this.exact = exactOf(data);
    this.axis = logitAxis(this.state.z);
    /** @type {Ghost | null} */
    this.ghost = null;
    /** @type {State | null} what was shown when a command went that has no answer */
    this.commanded = null;
    /** @type {Gesture | null} */
    this.gesture = null;
    this.deed = NOTHING;
    this.unheard = false; // what the last gesture has changed
    /** @type {number | null} the class whose row was touched last */
    this.asked = null;
    this.settling = 0;
    this.repaint = oncePerFrame(() => this.paint());
    this.folded = data.view.folded;
    this.guess = new Guess(this.find, this);
    this.facts = new Facts(this.find, () => this.repaint());
    this.dock = new Dock(this.find, this);
    this.tour = new Tour(this.find, this);
    this.label();
    this.fold(this.folded);
    listenToControls(this.find, this);
    this.find(".unfold").addEventListener("click", () => this.fold(!this.folded));
    heed(root, (drive) => this.driven(drive));
    watchConnection(root, (away) => {
      this.away = away;
      this.find(".away").textContent = away ? this.data.words.away : "";
      if (!away) this.outbox.resume();
    });
    const elsewhere = () => {
      if (root.isConnected) this.guess.forget();
      else window.removeEventListener("popstate", elsewhere);
    };
    window.addEventListener("popstate", elsewhere);
  }

  // --- from Python ----------------------------------------------------------------

  /** @param {Component<StageData>} component */
  receive({ data, setStateValue }) {
    const before = this.data;
    const theirs = stateOf(data);
    this.data = data;
    this.write = numbersIn(data.lang);
    this.exact = exactOf(data);
    if (!same(before.words, data.words)) this.label();
    if (before.view.folded !== data.view.folded) this.fold(data.view.folded);
    else this.fold(this.folded && same(this.state.z, theirs.z));
    this.outbox.answered(data, (message) => setStateValue("message", message));
    if (this.commanded !== null && !this.outbox.commanding)
      this.obeyed(theirs, this.commanded);
    else if (this.outbox.empty && this.gesture === null) this.adopt(theirs);
    this.guess.receive(data.view.guesses, this.state.z.length);
    this.paint();
  }

  /**
   * A command is done; what was changed by hand meanwhile is kept.
   * @param {State} theirs
   * @param {State} before
   */
  obeyed(theirs, before) {
    const kept = rebased(theirs, before, this.state);
    this.commanded = null;
    this.adopt(theirs);
    this.state = kept;
    if (this.gesture !== null) this.gesture.before = theirs;
    else if (!same(kept, theirs)) this.edit(true);
  }

  /** What was changed by hand meanwhile is told all the same. */
  commandLost() {
    this.commanded = null;
    if (this.gesture === null) this.edit(true);
  }

  /** @param {State} theirs */
  adopt(theirs) {
    const { moved } = this.deed;
    if (!ofThisState(this.state, { z: theirs.z, t: theirs.t })) this.guess.forget();
    if (!same(this.state.z, theirs.z)) this.ghost = ghostOf(this.state);
    if (moved !== null && moved >= theirs.z.length) this.deed = NOTHING;
    if (!same(this.state.names, theirs.names)) this.asked = null;
    this.state = theirs;
    this.axis = logitAxis(theirs.z);
  }

  /**
   * Where the page is about other logits the rows wait in the menu, and what is left
   * of the stage is a bar above the page; a scenario sent to the stage opens them.
   * @param {boolean} folded
   */
  fold(folded) {
    const { view, words } = this.data;
    const button = this.find(".unfold");
    this.folded = folded;
    button.hidden = !view.folded;
    button.textContent = folded ? words.unfold : words.fold;
    this.find(".stage").classList.toggle("folded", folded);
    document.documentElement.toggleAttribute("data-folded", folded); // for page.css
  }

  label() {
    document.documentElement.lang = this.data.lang; // Streamlit leaves it at "en"
    labelControls(this.find, this);
    this.dock.label();
    this.tour.label();
  }

  // --- to Python ------------------------------------------------------------------

  /** @param {boolean} final */
  edit(final) {
    if (this.commanded !== null) return; // told when the command is done
    const { names, z, t, threshold, truth } = this.state;
    const [copied, logits, temperature] = [[...names], [...z], sent(t)];
    const state = { names: copied, logits, temperature, threshold, truth };
    this.outbox.send({ kind: "edit", final, ...state });
  }

  /** @param {string} kind */
  command(kind) {
    this.end();
    this.deed = NOTHING;
    this.commanded ??= this.state;
    this.outbox.send({ kind });
  }

  // --- gestures -------------------------------------------------------------------

  /**
   * @param {string} control
   * @param {Partial<Deed>} deed
   */
  begin(control, deed = {}) {
    clearTimeout(this.settling);
    if (this.gesture !== null && this.gesture.control !== control) this.end();
    if (this.gesture !== null) return;
    const does = { ...NOTHING, ...deed };
    this.gesture = {
      control,
      before: this.state,
      deed: does,
      moves: false,
      told: false,
    };
    this.say("");
  }

  /**
   * Only what moves becomes the deed: a finger at rest on a handle asks about the last.
   * @param {Partial<State>} change
   * @param {Partial<Deed>} deed
   */
  move(change, deed = {}) {
    if (this.gesture !== null && !this.gesture.moves) {
      this.gesture.moves = true;
      this.ghost = ghostOf(this.state);
      this.deed = this.gesture.deed;
      this.asked = this.deed.moved ?? this.asked;
    }
    this.state = { ...this.state, ...change };
    this.deed = { ...this.deed, ...deed };
    this.repaint();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      if (this.gesture !== null) this.gesture.told = true;
      this.edit(false);
    }, PAUSE_MS);
  }

  end() {
    clearTimeout(this.settling);
    if (this.gesture === null) return;
    const { before, told } = this.gesture;
    this.gesture = null;
    this.axis = logitAxis(this.state.z);
    this.unheard = !same(this.state, before);
    if (told || this.unheard) this.edit(true);
    this.repaint();
  }

  cancel() {
    if (this.gesture === null) return;
    if (this.gesture.moves) this.state = this.gesture.before;
    this.deed = NOTHING;
    this.end();
  }

  /** @param {number} i */
  ask(i) {
    this.asked = i;
    this.repaint();
  }

  /**
   * A change that is over at once: a typed number, a name, another true class.
   * @param {string} control
   * @param {Partial<State>} change
   * @param {Partial<Deed>} deed
   */
  commit(control, change, deed = {}) {
    this.begin(control, deed);
    this.move(change);
    this.end();
  }

  /**
   * Another live part of the page has the finger.
   * @param {Drive} drive
   */
  driven({ phase, change, moved, pulls }) {
    if (phase === "end" || phase === "cancel") {
      if (this.gesture === null) return;
      this[phase]();
      return this.paint(); // its next key steps from here, and may not wait for a frame
    }
    const { locks } = holding(this.data.view);
    const { z, t } = change;
    if (z !== undefined && (locks("z") || (pulls && locks("p")))) return;
    if (t !== undefined && locks("t")) return;
    this.begin("driven", { moved });
    if (phase === "move") this.move(change);
  }

  /** @param {string} problem nothing hides the notice */
  say(problem) {
    this.find(".notice").hidden = problem === "";
    this.find(".notice").textContent = problem;
  }

  // --- painting -------------------------------------------------------------------

  /** @returns {Picture} */
  picture() {
    const { data, state, axis, deed, asked, write, exact, guess } = this;
    const known = ofThisState(state, exact);
    const numbers = known ? exact.numbers : preview(state, data.view.truth);
    const ghost = this.ghost?.z.length === state.z.length ? this.ghost : null;
    return { data, state, numbers, ghost, axis, deed, asked, guess, write };
  }

  paint() {
    const picture = this.picture();
    const { names, z, t, truth } = this.state;
    const rows = fitRows(this.find(".head"), this.find(".rows"), this);
    for (const [i, row] of rows.entries()) paintRow(row, i, picture);
    const { classList } = this.find(".stage");
    classList.toggle("two", this.data.view.strips.length > 1);
    classList.toggle("many", z.length > FEW);
    for (const part of this.data.view.hidden) classList.add(`no-${part}`);
    for (const part of [...classList].filter((name) => name.startsWith("no-")))
      classList.toggle(
        part,
        this.data.view.hidden.includes(/** @type {Part} */ (part.slice(3))),
      );
    paintControls(this.find, picture);
    classList.toggle("guessed", this.guess.phase === "shown");
    this.guess.paint(picture);
    this.dock.paint(picture);
    this.tour.lay();
    const tells = tellsAll(this.data.view);
    for (const part of [".say", ".facts"]) this.find(part).hidden = !tells;
    if (tells) {
      this.facts.paint(picture);
      this.paintSentence(picture);
    } else {
      // What a gesture did is said when it may be seen, if need be once more.
      this.unheard ||= this.find(".heard").textContent !== "";
      for (const part of [".say", ".heard"]) this.find(part).textContent = "";
    }
    tell({ names, z, t, p: picture.numbers.softmax, truth });
  }

  /** @param {Picture} picture */
  paintSentence(picture) {
    const said = sentence(picture).replaceAll(" = ", UNBROKEN);
    this.find(".say").textContent = said;
    // A screen reader hears what a gesture did when it is over.
    if (!this.unheard || this.gesture !== null) return;
    this.unheard = false;
    const heard = this.find(".heard");
    if (heard.textContent !== said) heard.textContent = said;
  }
}

export default mounting(Stage);
