import { findShortcut } from './shortcuts.js';

/** @import { Conversation } from '../protocol/messages.d.ts' */
/** @import { DeskAction } from './actions.js' */

/**
 * The action for a key press; undefined if the key is not a shortcut, the agent is writing, or the focus is outside the
 * panes in which the shortcut works (WCAG 2.2, 2.1.4 Character Key Shortcuts).
 *
 * @param {KeyboardEvent} event
 */
export function commandOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  const path = /** @type {Element[]} */ (event.composedPath());
  if (path[0].matches?.('textarea, input, select')) return undefined;
  const shortcut = findShortcut(event.key);
  const isInPane = shortcut?.panes.some((pane) => path.some((each) => each.localName === `desk-${pane}`));
  return isInPane ? shortcut?.command : undefined;
}

/**
 * Whether an action is possible now: an agent cannot take over a conversation twice, or hand back somebody else's.
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
