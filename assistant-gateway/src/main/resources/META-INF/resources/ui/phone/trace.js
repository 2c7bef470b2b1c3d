/** @import { EventType, SeenEvent } from '../protocol/messages.d.ts' */
/**
 * @typedef {Omit<SeenEvent, 'id' | 'at'> & { id: number, at: number, millis: number | undefined, count: number }} Row
 */

const KEPT_EVENTS = 60;
const KEPT_REPLIES = 5;
/** @type {Set<EventType>} */
const OUTCOMES = new Set(['ReplyCompleted', 'ReplyCancelled', 'TransferRequested', 'AgentSpoke']);

/** The latest events seen on Kafka, newest first. Consecutive pieces of the same reply are one row with a count. */
export class Trace {
  /** @type {Row[]} */
  rows = [];
  /** @type {SeenEvent[]} */
  replies = [];
  /** @type {Map<string, number>} */
  #askedAt = new Map();
  #nextId = 1;

  /** @param {SeenEvent} event */
  add(event) {
    const at = Date.parse(event.at);
    if (event.type === 'UtteranceReceived') this.#askedAt.set(event.subscriber, at);
    const asked = this.#askedAt.get(event.subscriber);
    const millis = asked === undefined ? undefined : Math.max(0, at - asked);
    const [newest, ...older] = this.rows;
    if (newest && isSameRun(newest, event)) this.rows = [{ ...newest, count: newest.count + 1, millis }, ...older];
    else this.rows = [{ ...event, at, millis, count: 1, id: this.#nextId++ }, ...this.rows].slice(0, KEPT_EVENTS);
    // Events after the outcome no longer belong to a question.
    if (OUTCOMES.has(event.type)) this.#askedAt.delete(event.subscriber);
    if (typeof event.firstTokenMillis === 'number') this.replies = [event, ...this.replies].slice(0, KEPT_REPLIES);
  }
}

/** @type {(row: Row, event: SeenEvent) => boolean} */
function isSameRun(row, { type, subscriber, turn }) {
  return type === 'ReplyDelta' && row.type === type && row.subscriber === subscriber && row.turn === turn;
}
