import { language } from '../i18n/i18n.js';

/** @typedef {number} At A moment in epoch milliseconds. */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Intl.DateTimeFormatOptions} options */
function format(options) {
  const key = language() + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language(), options);
  formats.set(key, known);
  return known;
}

/**
 * Hour and minute.
 *
 * @param {At} at
 */
export const clock = (at) => format({ hour: 'numeric', minute: '2-digit' }).format(at);

/**
 * Everything down to the second, for a tooltip.
 *
 * @param {At} at
 */
export const exact = (at) => format({ dateStyle: 'full', timeStyle: 'medium' }).format(at);

/**
 * The day, for a divider between two days.
 *
 * @param {At} at
 */
export const day = (at) => format({ month: 'long', day: 'numeric', weekday: 'long' }).format(at);

/** @type {(a: At, b: At) => boolean} */
export const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

/**
 * A duration as 0:42, 12:03 or 1:02:03.
 *
 * @param {number} millis
 */
export function elapsed(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/**
 * How long ago, in the largest unit that fits; "now" within the first minute.
 *
 * @param {At} at
 */
export function ago(at, now = Date.now()) {
  const minutes = Math.floor((now - at) / 60_000);
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'short' });
  if (minutes < 1) return words.format(0, 'second');
  if (minutes < 60) return words.format(-minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? words.format(-hours, 'hour') : words.format(-Math.floor(hours / 24), 'day');
}
