// What the stage has to tell Python, one message at a time: the next goes when the last
// is answered, and only the newest of the edits is worth keeping until then. All of it
// waits while the server is away.

/** @import { StageCommand, StageEdit } from "../wire.js" */

/** @typedef {Omit<StageEdit, "sequence"> | Omit<StageCommand, "sequence">} Message */
/** @typedef {(message: StageEdit | StageCommand) => void} Emit */

const LOST_MS = 5000; // an answer this late was lost with the connection

export class Outbox {
  /**
   * @param {() => boolean} open whether there is someone who sends, and a server
   * @param {() => void} lost what to do when a command was lost
   */
  constructor(open, lost) {
    this.open = open;
    this.lost = lost;
    /** @type {number | null} the session that answers */
    this.session = null;
    this.sequence = 0;
    this.patience = LOST_MS;
    this.timer = 0;
    /** @type {Message[]} */
    this.queue = [];
    /** @type {Message | null} */
    this.sent = null;
    /** @type {Emit} */
    this.emit = () => {};
  }

  /** Whether Python knows all that was sent. */
  get empty() {
    return this.sent === null && this.queue.length === 0;
  }

  /**
   * Python has answered the message of this sequence number, and those before it.
   * Another session knows nothing of what is on its way to the one before.
   * @param {{ session: number, sequence: number }} data
   * @param {Emit} emit
   */
  answered({ session, sequence }, emit) {
    this.emit = emit;
    if (this.session !== null && this.session !== session) this.requeue();
    this.session = session;
    if (sequence >= this.sequence) {
      this.sequence = sequence;
      this.sent = null;
      this.patience = LOST_MS;
      clearTimeout(this.timer);
    }
    this.flush();
  }

  /** @param {Message} message */
  send(message) {
    this.keep(message);
    this.flush();
  }

  /**
   * Gestures quicker than the server become one.
   * @param {Message} message
   */
  keep(message) {
    const last = this.queue.at(-1);
    if (last !== undefined && "final" in last && "final" in message)
      this.queue.splice(-1, 1, { ...message, final: message.final || last.final });
    else this.queue.push(message);
  }

  flush() {
    if (this.sent !== null || !this.open()) return;
    const next = this.queue.shift();
    if (next === undefined) return;
    this.sent = next;
    this.sequence += 1;
    this.wait();
    this.emit({ ...next, sequence: this.sequence });
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lose(), this.patience);
  }

  /**
   * The server is back. Streamlit may ask it for the page first, and a second question
   * before the answer would be answered with what the browser no longer keeps: so what
   * is held goes with that answer, or when none has come.
   */
  resume() {
    this.patience = LOST_MS;
    this.wait();
  }

  /** Whether a command is on its way, or will be. */
  get commanding() {
    return [this.sent, ...this.queue].some((m) => m !== null && !("final" in m));
  }

  /**
   * No answer came. An edit is sent again, for it does no harm twice, and then with more
   * patience: the server may only be slow. A command is not: it may have been obeyed.
   */
  lose() {
    if (!this.open()) return;
    this.patience *= 2;
    this.requeue();
    this.flush();
  }

  requeue() {
    const [lost, later] = [this.sent, this.queue];
    clearTimeout(this.timer);
    this.sent = null;
    this.queue = [];
    if (lost !== null && "final" in lost) this.keep(lost);
    for (const message of later) this.keep(message);
    if (lost !== null && !("final" in lost)) this.lost();
  }
}
