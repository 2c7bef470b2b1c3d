// The parts of a browser that the modules under test need. This file is loaded before every test file.

/** Stores items, as localStorage and sessionStorage do. */
class Storage {
  /** @type {Map<string, string>} */
  #values = new Map();

  /** @param {string} key */
  getItem(key) {
    return this.#values.get(key) ?? null;
  }

  /** @type {(key: string, value: string) => void} */
  setItem(key, value) {
    this.#values.set(key, String(value));
  }

  /** @param {string} key */
  removeItem(key) {
    this.#values.delete(key);
  }

  clear() {
    this.#values.clear();
  }
}

/** A WebSocket whose other side is the test. */
export class FakeSocket {
  static OPEN = 1;
  /** @type {FakeSocket[]} */
  static opened = [];
  readyState = 0;
  /** @type {any[]} what was sent, as objects */
  sent = [];
  /** @type {(() => void) | null} */
  onopen = null;
  /** @type {((event: { code: number }) => void) | null} */
  onclose = null;
  /** @type {((event: { data: string }) => void) | null} */
  onmessage = null;

  /** @param {string} url */
  constructor(url) {
    this.url = url;
    FakeSocket.opened.push(this);
  }

  static get last() {
    return /** @type {FakeSocket} */ (FakeSocket.opened.at(-1));
  }

  accept() {
    this.readyState = 1;
    this.onopen?.();
  }

  /** @param {object} frame */
  receive(frame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  /** @param {string} text */
  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close(code = 1000) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

Object.assign(globalThis, {
  window: globalThis,
  // Lit creates a tree walker as soon as it is loaded.
  document: { documentElement: { lang: 'en', dataset: {} }, createTreeWalker: () => ({}) },
  location: new URL('http://phone.example/'),
  history: {
    replaceState: (/** @type {unknown} */ _state, /** @type {string} */ _title, /** @type {string | URL} */ url) =>
      goTo(url),
  },
});
Object.defineProperty(globalThis, 'localStorage', { value: new Storage(), configurable: true });
Object.defineProperty(globalThis, 'sessionStorage', { value: new Storage(), configurable: true });
Object.defineProperty(globalThis, 'WebSocket', { value: FakeSocket, configurable: true });

/**
 * Moves the page to another address.
 *
 * @param {string | URL} url
 */
export function goTo(url) {
  Object.assign(globalThis, { location: new URL(url, location.href) });
}
