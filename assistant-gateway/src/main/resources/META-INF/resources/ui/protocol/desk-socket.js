import { Backoff } from './backoff.js';

/** @import { Agent, DeskCommand, DeskFrame } from './messages.d.ts' */
/** @typedef {'connecting' | 'online' | 'offline' | 'unreachable'} DeskConnection */
/** @typedef {DeskCommand & { command: string, refused?: boolean }} Command */
/** @typedef {{ text: string, refused: boolean }} Unsent */

/** How long a server may be silent before its connection is given up. Servers send pings every few seconds. */
const SILENCE_MILLIS = 12_000;
const CHECK_MILLIS = 1000;
const RETRY_MILLIS = 1000;

/** The close code after a command that was too long for the server. */
const TOO_BIG = 1009;

/**
 * The agent's connection to the desk's server. It reconnects until it is closed, even if the server merely falls
 * silent: it answers the server's pings, and gives up a connection on which they stop. Each connection begins with
 * a snapshot. A command is kept until the server has accepted or refused it. After a reconnection it is sent again with
 * the same id, so that it is carried out only once; a command that is too long for the server counts as refused.
 * Commands are sent one at a time, each after the previous one has been answered. `onState` is called with
 * `connecting`, `online`, `offline`, or `unreachable` if no connection has ever succeeded.
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
   * The commands without an answer, oldest first. Only the oldest has been sent.
   *
   * @type {Command[]}
   */
  #unanswered = [];
  /**
   * The messages to subscribers that the server has refused.
   *
   * @type {Command[]}
   */
  #refused = [];
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #checks;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  #heardAt = 0;
  /** Whether this connection's server sends pings; servers of older versions do not. */
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
   * Sends a command now, or as soon as possible. A query, such as for a transcript, is not kept.
   *
   * @param {DeskCommand} order
   * @returns {string} the command's id, which is in the answer
   */
  send(order) {
    const command = { ...order, command: `${this.#page}-${++this.#commands}` };
    const isQuery = order.type === 'open' || order.type === 'older';
    if (!isQuery) this.#unanswered.push(command);
    if (isQuery || this.#unanswered.length === 1) this.#transmit(command);
    return command.command;
  }

  /**
   * The agent's messages in a conversation that the server has not accepted.
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
   * Handles the answer to the oldest command. One that the server could not carry out at the moment is sent again.
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

  /** Keeps the oldest command as refused if it is a message, because only messages are shown. */
  #refuseOldest() {
    const oldest = this.#unanswered.shift();
    if (oldest?.type === 'say') this.#refused.push({ ...oldest, refused: true });
  }

  /**
   * Drops the commands for a conversation that has ended.
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

  /** Closes the connection without waiting for the other side, which may be gone. */
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
