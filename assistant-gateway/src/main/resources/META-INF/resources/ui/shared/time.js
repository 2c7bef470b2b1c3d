import { language } from '../i18n/i18n.js';

/** @typedef {number} EpochMillis A moment in milliseconds since 1970. */

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
 * @param {EpochMillis} at
 */
export const clock = (at) => format({ hour: 'numeric', minute: '2-digit' }).format(at);

/**
 * The date and the time to the second, for a tooltip.
 *
 * @param {EpochMillis} at
 */
export const exact = (at) => format({ dateStyle: 'full', timeStyle: 'medium' }).format(at);

/**
 * The day, for a divider between two days.
 *
 * @param {EpochMillis} at
 */
export const day = (at) => format({ month: 'long', day: 'numeric', weekday: 'long' }).format(at);

/** @type {(a: EpochMillis, b: EpochMillis) => boolean} */
export const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

/**
 * A duration as 0:42, 12:03 or 1:02:03.
 *
 * @param {number} millis
 */
export function elapsed(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const twoDigits = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours ? `${hours}:${twoDigits(minutes)}` : minutes}:${twoDigits(seconds % 60)}`;
}

/**
 * How long ago, in the largest unit that fits; "now" within the first minute.
 *
 * @param {EpochMillis} at
 */
export function ago(at, now = Date.now()) {
  const minutes = Math.floor((now - at) / 60_000);
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'short' });
  if (minutes < 1) return words.format(0, 'second');
  if (minutes < 60) return words.format(-minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? words.format(-hours, 'hour') : words.format(-Math.floor(hours / 24), 'day');
}
