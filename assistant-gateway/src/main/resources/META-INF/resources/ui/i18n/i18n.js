import en from './en.js';
import ko from './ko.js';

/** @import { Language } from '../protocol/messages.d.ts' */
/** @typedef {keyof typeof en} Key */
/** @typedef {Record<string, string | number | null | undefined>} Values */

/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {Language} */
let current = document.documentElement.lang === 'en' ? 'en' : 'ko';

/** The language of the page: that of `?lang=`, otherwise the one chosen before, otherwise the browser's preference. */
export const language = () => current;

/**
 * Changes the language of the whole page and remembers it.
 *
 * @param {Language} next
 */
export function setLanguage(next) {
  current = next;
  document.documentElement.lang = next;
  localStorage.setItem('language', next);
  for (const listener of listeners) listener();
}

/**
 * Calls the listener whenever the language changes; returns a function that removes the listener.
 *
 * @param {() => void} listener
 */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The text for a key in the page's language, with `{name}` replaced by the value of that name.
 *
 * @template {Key} K
 * @param {K} key
 * @param {Values} [values]
 */
export const t = (key, values) => tIn(current, key, values);

/**
 * The text for a key in a given language, because a subscriber's language may differ from the page's.
 *
 * @template {Key} K
 * @param {Language} code
 * @param {K} key
 * @param {Values} [values]
 * @returns {(typeof en)[K] extends string[] ? string[] : string}
 */
export function tIn(code, key, values = {}) {
  // A newer server may send events for which this page has no text.
  const entry = (code === 'ko' ? ko : en)[key] ?? key;
  const text = typeof entry === 'function' ? entry(values) : entry;
  const filled =
    typeof text === 'string' ? text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)) : text;
  return /** @type {any} */ (filled);
}
