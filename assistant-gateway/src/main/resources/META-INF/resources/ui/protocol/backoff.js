/**
 * Waiting times between attempts: half a second, doubling to eight, each varied at random by about a sixth so that
 * pages do not reconnect at the same time.
 */
export class Backoff {
  #attempt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * Runs an action after the next waiting time. Replaces an action that has not run yet.
   *
   * @param {() => void} action
   */
  again(action) {
    clearTimeout(this.#timer);
    const millis = Math.min(8000, 500 * 2 ** this.#attempt++);
    this.#timer = setTimeout(action, millis * (0.83 + Math.random() / 3));
  }

  succeeded() {
    this.#attempt = 0;
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
