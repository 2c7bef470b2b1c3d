import { onLanguage } from '../i18n/i18n.js';

/** Renders its host again when the language changes. */
export class Localized {
  #host;
  #stop;

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

/** Renders its host again every so often, for times that are relative. */
export class Ticking {
  #host;
  #millis;
  #timer;

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
 */
export class StickToEnd {
  away = false;
  #host;
  #selector;
  #element;
  #resize = new ResizeObserver(() => this.#follow());

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
    this.#element = undefined;
  }

  toEnd() {
    this.#setAway(false);
    this.#follow();
  }

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

  #setAway(away) {
    if (away === this.away) return;
    this.away = away;
    this.#host.requestUpdate();
  }
}

function distanceFromEnd(element) {
  return element.scrollHeight - element.scrollTop - element.clientHeight;
}
