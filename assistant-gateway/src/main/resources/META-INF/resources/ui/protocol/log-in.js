/** @import { Agent } from './messages.d.ts' */

/**
 * The log-in state of this browser session.
 *
 * @typedef {{ state: 'open' } | { state: 'ended' } | { state: 'signed-in', agent: Agent, until: number }} LogIn
 */

/** How long before its end a log-in is renewed; the server renews it only within the last minute. */
const AHEAD_MILLIS = 30_000;
/** The shortest time between two renewals, even if the clocks disagree. */
const LEAST_MILLIS = 5_000;

/**
 * Asks the server who is signed in, which also keeps the session alive. `open` means that nobody has to sign in, and
 * `ended` that the user must sign in again. Fails if the server cannot be reached.
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
 * How long to wait before renewing the log-in, in milliseconds.
 *
 * @param {number} until
 * @param {number} now
 */
export function renewIn(until, now) {
  return Math.max(LEAST_MILLIS, until - now - AHEAD_MILLIS);
}
