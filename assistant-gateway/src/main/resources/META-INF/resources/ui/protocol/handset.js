import { LiveEvents } from './live-events.js';

/**
 * The subscriber's handset at the SMSC stand-in. Its history is replayed at each connection: a message with an id that
 * is already known is the same message.
 */
export class Handset {
  #url;
  #events;

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

  /** Sends a text; gives back `{id, segments}`. Fails when the network did not take it. */
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
