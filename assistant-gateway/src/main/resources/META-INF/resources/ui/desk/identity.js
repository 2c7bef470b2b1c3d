/** @import { Agent } from '../protocol/messages.d.ts' */

/**
 * The agent's name and id as this browser remembers them; undefined until the agent has entered a name.
 *
 * @returns {Agent | undefined}
 */
export function agent() {
  const id = localStorage.getItem('agent.id');
  const name = localStorage.getItem('agent.name');
  return id && name ? { id, name } : undefined;
}

/**
 * Remembers a new name; the agent's id stays the same.
 *
 * @param {string} name
 * @returns {Agent}
 */
export function rename(name) {
  const id = localStorage.getItem('agent.id') ?? `agent-${randomHex(8)}`;
  localStorage.setItem('agent.id', id);
  localStorage.setItem('agent.name', name);
  return { id, name };
}

/** The desk's token: read once from `?token=`, removed from the address bar, and kept for the session. */
export function token() {
  const address = new URL(location.href);
  const given = address.searchParams.get('token');
  if (given) {
    sessionStorage.setItem('desk.token', given);
    address.searchParams.delete('token');
    history.replaceState(null, '', address);
  }
  return sessionStorage.getItem('desk.token');
}

/** @param {number} bytes */
function randomHex(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
