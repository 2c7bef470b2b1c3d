import { LiveEvents } from './live-events.js';

/** @import { HandsetEvent } from './messages.d.ts' */
/** @import { StreamState } from './live-events.js' */

/**
 * The subscriber's handset at the SMSC stand-in. Its history is replayed on each connection: a message with an id that
 * is already known is the same message.
 */
export class Handset {
  #url;
  #events;

  /**
   * @param {object} options
   * @param {string} options.baseUrl
   * @param {string} options.number
   * @param {(event: HandsetEvent) => void} options.onEvent
   * @param {(state: StreamState) => void} options.onState
   */
  constructor({ baseUrl, number, onEvent, onState }) {
    this.#url = `${baseUrl}/handset/${encodeURIComponent(number)}`;
    this.#events = new LiveEvents({ url: `${this.#url}/events`, onEvent, onState });
  }

  open() {
    this.#events.open();
  }

  close() {
    this.#events.close();
  }

  /**
   * Sends a text. Fails if the network does not accept it.
   *
   * @param {string} to
   * @param {string} text
   * @returns {Promise<{ id: string, segments: number }>}
   */
  async send(to, text) {
    const response = await fetch(`${this.#url}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ to, text }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }
}
