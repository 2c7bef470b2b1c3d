import { isOptedOut } from './segments.js';

/** @import { HandsetEvent, HandsetMessage } from '../protocol/messages.d.ts' */

/** The messages of a handset, oldest first. The history is sent again with each connection. */
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
   * Shows a text that never reached the network, so it has only the page's own id.
   *
   * @param {string} text
   */
  failed(text) {
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
