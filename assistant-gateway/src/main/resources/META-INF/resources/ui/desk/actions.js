/** @import { Suggestion } from '../protocol/messages.d.ts' */
/** @typedef {'queue' | 'conversation' | 'help'} Pane */

/**
 * What an agent wants done. A suggestion that is not named is the first one, or the one with that index.
 *
 * @typedef {{ action: 'open', conversation: string }
 *   | { action: 'show', pane: Pane }
 *   | { action: 'join' | 'leave' | 'close' }
 *   | { action: 'write' }
 *   | { action: 'say', text: string, suggestionId?: string }
 *   | { action: 'edit', suggestion?: Suggestion }
 *   | { action: 'send', suggestion: Suggestion }
 *   | { action: 'send', suggestion?: undefined, index: number }
 *   | { action: 'reject', suggestion: Suggestion }
 *   | { action: 'move', by: 1 | -1 }} DeskAction
 */

/**
 * Tells the desk that the agent wants something done.
 *
 * @param {EventTarget} element
 * @param {DeskAction} detail
 */
export function act(element, detail) {
  element.dispatchEvent(new CustomEvent('desk-action', { bubbles: true, composed: true, detail }));
}
