import { onLanguage } from '../i18n/i18n.js';

/** @import { LitElement, ReactiveController } from 'lit' */

/**
 * Renders its host again when the language changes.
 *
 * @implements {ReactiveController}
 */
export class Localized {
  #host;
  #stop = () => {};

  /** @param {LitElement} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#stop = onLanguage(() => this.#host.requestUpdate());
  }

  hostDisconnected() {
    this.#stop();
  }
}

/**
 * Renders its host again at intervals, so that relative times stay current.
 *
 * @implements {ReactiveController}
 */
export class Ticking {
  #host;
  #millis;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {LitElement} host
   * @param {number} millis
   */
  constructor(host, millis) {
    this.#host = host;
    this.#millis = millis;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => this.#host.requestUpdate(), this.#millis);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}

/**
 * Keeps a scrolling element at its end while text streams in, unless the reader has scrolled up.
 * `away` says that there is something below that the reader has not seen.
 *
 * @implements {ReactiveController}
 */
export class StickToEnd {
  away = false;
  #host;
  #selector;
  /** @type {Element | null} */
  #element = null;
  #resize = new ResizeObserver(() => this.#follow());

  /**
   * @param {LitElement} host
   * @param {string} selector
   */
  constructor(host, selector) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostUpdated() {
    const element = this.#host.renderRoot.querySelector(this.#selector);
    if (element !== this.#element) this.#watch(element);
    this.#follow();
  }

  hostDisconnected() {
    this.#resize.disconnect();
    this.#element = null;
  }

  toEnd() {
    this.#setAway(false);
    this.#follow();
  }

  /** @param {Element | null} element */
  #watch(element) {
    this.#resize.disconnect();
    this.#element = element;
    this.away = false;
    if (!element) return;
    element.addEventListener('scroll', () => this.#setAway(distanceFromEnd(element) > 48), { passive: true });
    this.#resize.observe(element);
  }

  #follow() {
    if (this.#element && !this.away) this.#element.scrollTop = this.#element.scrollHeight;
  }

  /** @param {boolean} away */
  #setAway(away) {
    if (away === this.away) return;
    this.away = away;
    this.#host.requestUpdate();
  }
}

/** @param {Element} element */
function distanceFromEnd(element) {
  return element.scrollHeight - element.scrollTop - element.clientHeight;
}
