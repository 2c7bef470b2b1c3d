/** @import { Agent } from './messages.d.ts' */

/**
 * Who is signed in, by their session's cookie, which this question keeps alive.
 *
 * @typedef {{ state: 'open' } | { state: 'ended' } | { state: 'signed-in', agent: Agent, until: number }} LogIn
 */

/** A log-in is renewed so long before its end; the server renews it within the last minute. */
const AHEAD_MILLIS = 30_000;
/** Not more often than this, whatever the clocks say. */
const LEAST_MILLIS = 5_000;

/**
 * Asks the server. `open` means that nobody has to sign in here, and `ended` that one has to sign in again. Fails if the
 * server cannot be reached.
 *
 * @returns {Promise<LogIn>}
 */
export async function logIn() {
  const response = await fetch('/access/me', { signal: AbortSignal.timeout(10_000) });
  if (response.status === 401 || response.status === 403) return { state: 'ended' };
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const me = await response.json();
  return me.logIn
    ? { state: 'signed-in', agent: { id: me.id, name: me.name }, until: Date.parse(me.until) }
    : { state: 'open' };
}

/**
 * How long to wait before the log-in is to be renewed, in milliseconds.
 *
 * @param {number} until
 * @param {number} now
 */
export function renewIn(until, now) {
  return Math.max(LEAST_MILLIS, until - now - AHEAD_MILLIS);
}
