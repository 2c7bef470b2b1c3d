import { language } from '../i18n/i18n.js';

const formats = new Map();

function format(options) {
  const key = language() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language(), options));
  return formats.get(key);
}

/** Hour and minute. */
export const clock = (at) => format({ hour: 'numeric', minute: '2-digit' }).format(at);

/** Everything down to the second, for a tooltip. */
export const exact = (at) => format({ dateStyle: 'full', timeStyle: 'medium' }).format(at);

/** The day, for a divider between two days. */
export const day = (at) => format({ month: 'long', day: 'numeric', weekday: 'long' }).format(at);

export const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

/** A duration as 0:42, 12:03 or 1:02:03. */
export function elapsed(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return (hours ? `${hours}:${two(minutes)}` : `${minutes}`) + `:${two(seconds % 60)}`;
}

/** How long ago, in the largest unit that fits; "now" within the first minute. */
export function ago(at, now = Date.now()) {
  const minutes = Math.floor((now - at) / 60_000);
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'short' });
  if (minutes < 1) return words.format(0, 'second');
  if (minutes < 60) return words.format(-minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? words.format(-hours, 'hour') : words.format(-Math.floor(hours / 24), 'day');
}
