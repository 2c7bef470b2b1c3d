/** @import { Suggestion } from '../protocol/messages.d.ts' */
/** @typedef {{ text: string, suggestion?: Suggestion }} Draft */

/**
 * The agent's unsent text in each conversation, with the suggestion on which it is based, if any. A draft stays
 * with its conversation when the agent switches to another one.
 */
export class Drafts {
  /** @type {Map<string, Draft>} */
  #drafts = new Map();

  /**
   * @param {string} conversation
   * @returns {Draft}
   */
  draft(conversation) {
    return this.#drafts.get(conversation) ?? { text: '' };
  }

  /** @type {(conversation: string, text: string) => void} */
  write(conversation, text) {
    if (text) this.#drafts.set(conversation, { ...this.draft(conversation), text });
    else this.drop(conversation);
  }

  /** @type {(conversation: string, suggestion: Suggestion) => void} */
  edit(conversation, suggestion) {
    this.#drafts.set(conversation, { text: suggestion.text, suggestion });
  }

  /** @param {string} conversation */
  drop(conversation) {
    this.#drafts.delete(conversation);
  }
}
