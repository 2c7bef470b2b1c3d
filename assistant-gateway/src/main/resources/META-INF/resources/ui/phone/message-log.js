import { isOptedOut } from './segments.js';

/** @import { HandsetEvent, HandsetMessage } from '../protocol/messages.d.ts' */

/**
 * The messages of a handset, oldest first. The history is sent again with each connection, so a message whose id is
 * already in the log only updates the status.
 */
export class MessageLog {
  /** @type {HandsetMessage[]} */
  messages = [];

  /** Whether the subscriber has opted out of texts. */
  get optedOut() {
    return isOptedOut(this.messages.filter(isOwn).map(({ text }) => text));
  }

  /** @param {HandsetEvent} event */
  apply(event) {
    const known = this.messages.some(({ id }) => id === event.id);
    if (known)
      this.messages = this.messages.map((each) => (each.id === event.id ? { ...each, status: event.status } : each));
    else if (event.type === 'message') this.messages = [...this.messages, event].sort((a, b) => a.at - b.at);
  }

  /**
   * Adds a text that never reached the network and so has only an id that the page has given it.
   *
   * @param {string} text
   */
  addFailed(text) {
    const id = crypto.randomUUID();
    this.apply({ type: 'message', id, direction: 'sent', text, at: Date.now(), status: 'failed', segments: 1 });
  }

  /** @param {string} id */
  forget(id) {
    this.messages = this.messages.filter((message) => message.id !== id);
  }
}

/** @param {HandsetMessage} message */
export const isOwn = ({ direction }) => direction === 'sent';
