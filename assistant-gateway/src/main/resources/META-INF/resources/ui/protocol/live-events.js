import { Backoff } from './backoff.js';

/** @typedef {'online' | 'offline'} StreamState */

/**
 * A server-sent event stream that stays open. EventSource gives up for good when it is answered with an error; this
 * class tries again.
 *
 * @template E what the server sends
 */
export class LiveEvents {
  #url;
  #onEvent;
  #onState;
  /** @type {EventSource | undefined} */
  #source;
  #backoff = new Backoff();

  /**
   * @param {object} options
   * @param {string} options.url
   * @param {(event: E) => void} options.onEvent
   * @param {(state: StreamState) => void} options.onState
   */
  constructor({ url, onEvent, onState }) {
    this.#url = url;
    this.#onEvent = onEvent;
    this.#onState = onState;
  }

  open() {
    const source = new EventSource(this.#url);
    this.#source = source;
    source.onopen = () => {
      this.#backoff.succeeded();
      this.#onState('online');
    };
    source.onmessage = ({ data }) => this.#onEvent(JSON.parse(data));
    source.onerror = () => {
      source.close();
      this.#onState('offline');
      this.#backoff.again(() => this.open());
    };
  }

  close() {
    this.#backoff.stop();
    this.#source?.close();
  }
}
