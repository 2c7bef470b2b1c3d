import { Backoff } from './backoff.js';

/** @import { Agent, DeskCommand, DeskFrame } from './messages.d.ts' */
/** @typedef {'connecting' | 'online' | 'offline' | 'unreachable'} DeskConnection */
/** @typedef {DeskCommand & { command: string, refused?: boolean }} Command */
/** @typedef {{ text: string, refused: boolean }} Unsent */

/** A server from which nothing has come for so long is not there; it sends pings every few seconds. */
const SILENCE_MILLIS = 12_000;
const CHECK_MILLIS = 1000;
const RETRY_MILLIS = 1000;

/** The code with which the server closes a connection on which a command was too long. */
const TOO_BIG = 1009;

/**
 * The agent's line to the desk. Reconnects for as long as it is open, also when the server falls silent: its pings are
 * answered, and a connection on which they stop is given up. Each connection begins with a snapshot. A command is kept
 * until the server has accepted or refused it, and is sent again on the next connection under the same id, so that it
 * is carried out once; one that is too long for the server counts as refused. Commands are sent one after another, each
 * when the one before has been answered. `onState` is called with `connecting`, `online`, `offline`, or `unreachable`
 * when no connection has ever been made.
 */
export class DeskSocket {
  #agent;
  #token;
  #onFrame;
  #onState;
  #backoff = new Backoff();
  /** @type {WebSocket | undefined} */
  #socket;
  /** Unique to this page, so that no two commands of an agent have the same id. */
  #page = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #commands = 0;
  #everOpen = false;
  /**
   * The commands without an answer, the oldest first, which is the one that has been sent.
   *
   * @type {Command[]}
   */
  #unanswered = [];
  /**
   * What the server refused to say to the subscriber.
   *
   * @type {Command[]}
   */
  #refused = [];
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #checks;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  #heardAt = 0;
  /** Whether the server of this connection sends pings; one of an older version does not. */
  #isPinged = false;

  /**
   * @param {object} options
   * @param {Agent} options.agent
   * @param {string | null} options.token
   * @param {(frame: DeskFrame) => void} options.onFrame
   * @param {(state: DeskConnection) => void} options.onState
   */
  constructor({ agent, token, onFrame, onState }) {
    this.#agent = agent;
    this.#token = token;
    this.#onFrame = onFrame;
    this.#onState = onState;
  }

  open() {
    this.#onState('connecting');
    this.#connect();
  }

  close() {
    this.#backoff.stop();
    this.#drop();
  }

  /**
   * Sends a command, now or as soon as it can be. A question, such as what was said, is not kept.
   *
   * @param {DeskCommand} order
   * @returns {string} the command's id, which is in the answer
   */
  send(order) {
    const command = { ...order, command: `${this.#page}-${++this.#commands}` };
    const isQuestion = order.type === 'open' || order.type === 'older';
    if (!isQuestion) this.#unanswered.push(command);
    if (isQuestion || this.#unanswered.length === 1) this.#transmit(command);
    return command.command;
  }

  /**
   * What the agent has said in a conversation and the server has not accepted.
   *
   * @param {string | undefined} conversation
   * @returns {Unsent[]}
   */
  unsent(conversation) {
    return [...this.#refused, ...this.#unanswered].flatMap((each) =>
      each.type === 'say' && each.conversation === conversation
        ? [{ text: each.text, refused: each.refused ?? false }]
        : [],
    );
  }

  /** @param {object} frame */
  #transmit(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #transmitOldest() {
    clearTimeout(this.#retry);
    const [oldest] = this.#unanswered;
    if (oldest) this.#transmit(oldest);
  }

  /** @param {DeskFrame} frame */
  #take(frame) {
    this.#heardAt = Date.now();
    if (frame.type === 'ping') return this.#pong();
    const answered = frame.type === 'accepted' || frame.type === 'error' ? frame.command : null;
    if (answered && answered === this.#unanswered[0]?.command) this.#answered(frame);
    if (frame.type === 'closed') this.#forget(frame.conversation);
    this.#onFrame(frame);
  }

  /**
   * A command that could not be carried out at present is sent again.
   *
   * @param {DeskFrame} frame
   */
  #answered(frame) {
    if (frame.type === 'error' && frame.code === 'unavailable') {
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#transmitOldest(), RETRY_MILLIS);
      return;
    }
    if (frame.type === 'error') this.#refuseOldest();
    else this.#unanswered.shift();
    this.#transmitOldest();
  }

  /** Only what was to be said is kept, because only that is shown. */
  #refuseOldest() {
    const oldest = this.#unanswered.shift();
    if (oldest?.type === 'say') this.#refused.push({ ...oldest, refused: true });
  }

  /**
   * Nothing more can be done in a conversation that has ended.
   *
   * @param {string} conversation
   */
  #forget(conversation) {
    const [oldest] = this.#unanswered;
    const isOther = (/** @type {Command} */ each) => each.conversation !== conversation;
    this.#refused = this.#refused.filter(isOther);
    this.#unanswered = this.#unanswered.filter(isOther);
    if (this.#unanswered[0] !== oldest) this.#transmitOldest();
  }

  #pong() {
    this.#isPinged = true;
    this.#transmit({ type: 'pong' });
  }

  #checkLine() {
    if (this.#isPinged && Date.now() - this.#heardAt > SILENCE_MILLIS) this.#lost();
  }

  /** Closes the connection without waiting for the other side, which may not be there. */
  #drop() {
    clearInterval(this.#checks);
    this.#isPinged = false;
    clearTimeout(this.#retry);
    const socket = this.#socket;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #lost() {
    this.#drop();
    this.#onState(this.#everOpen ? 'offline' : 'unreachable');
    this.#backoff.again(() => this.#connect());
  }

  #connect() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const query = new URLSearchParams({ agent: this.#agent.id, name: this.#agent.name });
    if (this.#token) query.set('token', this.#token);
    this.#socket = new WebSocket(`${scheme}://${location.host}/desk/ws?${query}`);
    this.#socket.onopen = () => {
      this.#backoff.succeeded();
      this.#everOpen = true;
      this.#heardAt = Date.now();
      this.#checks = setInterval(() => this.#checkLine(), CHECK_MILLIS);
      this.#onState('online');
      this.#transmitOldest();
    };
    this.#socket.onmessage = ({ data }) => this.#take(JSON.parse(data));
    this.#socket.onclose = ({ code }) => {
      if (code === TOO_BIG) this.#refuseOldest();
      this.#lost();
    };
  }
}
