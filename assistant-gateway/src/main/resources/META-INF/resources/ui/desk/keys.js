/** @import { Conversation } from '../protocol/messages.d.ts' */
/** @import { DeskAction } from './actions.js' */

/** @type {Record<string, DeskAction>} */
const KEYS = {
  t: { action: 'join' },
  h: { action: 'leave' },
  e: { action: 'edit' },
  j: { action: 'move', by: 1 },
  k: { action: 'move', by: -1 },
  r: { action: 'write' },
  1: { action: 'send', index: 0 },
  2: { action: 'send', index: 1 },
  3: { action: 'send', index: 2 },
};

/**
 * The keys that physical Hangul layouts type in place of the Latin ones.
 *
 * @type {Record<string, string>}
 */
const HANGUL = { ㅅ: 't', ㅗ: 'h', ㄷ: 'e', ㅓ: 'j', ㅏ: 'k', ㄱ: 'r' };

/**
 * What a key press asks for; undefined for any other key, and while the agent is writing.
 *
 * @param {KeyboardEvent} event
 */
export function commandOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  const target = /** @type {Element} */ (event.composedPath()[0]);
  if (target.matches?.('textarea, input, select')) return undefined;
  const key = event.key.toLowerCase();
  return KEYS[HANGUL[key] ?? key];
}

/**
 * Whether a key applies now: an agent cannot take over a conversation twice, nor hand back one that is somebody else's.
 *
 * @param {DeskAction['action']} action
 * @param {Conversation | undefined} conversation
 * @param {boolean} isMine
 */
export function isPossible(action, conversation, isMine) {
  if (action === 'move') return true;
  if (!conversation) return false;
  if (action === 'join') return conversation.mode === 'ASSISTANT' || conversation.mode === 'WAITING';
  return isMine;
}
