import { Backoff } from './backoff.js';

/** @import { Agent, DeskCommand, DeskFrame } from './messages.d.ts' */
/** @typedef {'connecting' | 'online' | 'offline' | 'unreachable'} DeskConnection */

/**
 * The agent's connection to the desk. Reconnects for as long as it is open; each connection begins with a snapshot, so
 * nothing has to be remembered here. `onState` is called with `connecting`, `online`, `offline`, or `unreachable` when
 * no connection has ever been made.
 */
export class DeskSocket {
  #agent;
  #token;
  #onFrame;
  #onState;
  #backoff = new Backoff();
  /** @type {WebSocket | undefined} */
  #socket;
  #closed = false;
  /** Unique to this page, so that no two commands of an agent have the same id. */
  #page = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #commands = 0;
  #everOpen = false;

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
    this.#closed = true;
    this.#backoff.stop();
    this.#socket?.close();
  }

  /**
   * Sends a frame; returns its command id, or undefined when the connection is down and nothing was sent.
   *
   * @param {DeskCommand} frame
   */
  send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return undefined;
    const command = `${this.#page}-${++this.#commands}`;
    this.#socket.send(JSON.stringify({ ...frame, command }));
    return command;
  }

  #connect() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const query = new URLSearchParams({ agent: this.#agent.id, name: this.#agent.name });
    if (this.#token) query.set('token', this.#token);
    this.#socket = new WebSocket(`${scheme}://${location.host}/desk/ws?${query}`);
    this.#socket.onopen = () => {
      this.#backoff.succeeded();
      this.#everOpen = true;
      this.#onState('online');
    };
    this.#socket.onmessage = ({ data }) => this.#onFrame(JSON.parse(data));
    this.#socket.onclose = () => {
      if (this.#closed) return;
      this.#onState(this.#everOpen ? 'offline' : 'unreachable');
      this.#backoff.again(() => this.#connect());
    };
  }
}
