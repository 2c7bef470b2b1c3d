/** @import { Suggestion } from '../protocol/messages.d.ts' */
/** @typedef {'queue' | 'conversation' | 'help'} Pane */

/**
 * An agent's request to the desk. An action without a suggestion is about the
 * first suggestion, or about the one with the given index.
 *
 * @typedef {{ action: 'open', conversation: string }
 *   | { action: 'show', pane: Pane }
 *   | { action: 'join' | 'leave' | 'close' }
 *   | { action: 'write' }
 *   | { action: 'older', before: string }
 *   | { action: 'say', conversation: string, text: string, suggestionId?: string }
 *   | { action: 'edit', suggestion?: Suggestion }
 *   | { action: 'send', suggestion: Suggestion }
 *   | { action: 'send', suggestion?: undefined, index: number }
 *   | { action: 'reject', suggestion: Suggestion }
 *   | { action: 'move', by: 1 | -1 }} DeskAction
 */

/**
 * Dispatches an agent's action to the desk.
 *
 * @param {EventTarget} element
 * @param {DeskAction} detail
 */
export function act(element, detail) {
  element.dispatchEvent(new CustomEvent('desk-action', { bubbles: true, composed: true, detail }));
}
