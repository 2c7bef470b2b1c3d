import { Backoff } from './backoff.js';

/**
 * A server-sent event stream that stays open. EventSource gives up for good when it is answered with an error; this
 * tries again. `onState` is told `online` or `offline`.
 */
export class LiveEvents {
  #url;
  #onEvent;
  #onState;
  #source;
  #backoff = new Backoff();

  constructor({ url, onEvent, onState }) {
    this.#url = url;
    this.#onEvent = onEvent;
    this.#onState = onState;
  }

  open() {
    this.#source = new EventSource(this.#url);
    this.#source.onopen = () => {
      this.#backoff.succeeded();
      this.#onState('online');
    };
    this.#source.onmessage = ({ data }) => this.#onEvent(JSON.parse(data));
    this.#source.onerror = () => {
      this.#source.close();
      this.#onState('offline');
      this.#backoff.again(() => this.open());
    };
  }

  close() {
    this.#backoff.stop();
    this.#source?.close();
  }
}
