/** @import { Conversation } from '../protocol/messages.d.ts' */
/** @import { DeskAction, Pane } from './actions.js' */

/**
 * Each key with the panes in which it acts.
 *
 * @type {Record<string, { asks: DeskAction, panes: Pane[] }>}
 */
const KEYS = {
  t: { asks: { action: 'join' }, panes: ['queue', 'conversation'] },
  h: { asks: { action: 'leave' }, panes: ['conversation'] },
  e: { asks: { action: 'edit' }, panes: ['conversation', 'help'] },
  j: { asks: { action: 'move', by: 1 }, panes: ['queue', 'conversation'] },
  k: { asks: { action: 'move', by: -1 }, panes: ['queue', 'conversation'] },
  r: { asks: { action: 'write' }, panes: ['queue', 'conversation', 'help'] },
  1: { asks: { action: 'send', index: 0 }, panes: ['conversation', 'help'] },
  2: { asks: { action: 'send', index: 1 }, panes: ['conversation', 'help'] },
  3: { asks: { action: 'send', index: 2 }, panes: ['conversation', 'help'] },
};

/**
 * The keys that physical Hangul layouts type in place of the Latin ones.
 *
 * @type {Record<string, string>}
 */
const HANGUL = { ㅅ: 't', ㅗ: 'h', ㄷ: 'e', ㅓ: 'j', ㅏ: 'k', ㄱ: 'r' };

/**
 * What a key press asks for; undefined for any other key, while the agent is writing, and while the focus is outside the
 * panes in which the key acts (WCAG 2.2, 2.1.4 Character Key Shortcuts).
 *
 * @param {KeyboardEvent} event
 */
export function commandOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  const path = /** @type {Element[]} */ (event.composedPath());
  if (path[0].matches?.('textarea, input, select')) return undefined;
  const typed = event.key.toLowerCase();
  const key = KEYS[HANGUL[typed] ?? typed];
  return key?.panes.some((pane) => path.some((each) => each.localName === `desk-${pane}`)) ? key.asks : undefined;
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
