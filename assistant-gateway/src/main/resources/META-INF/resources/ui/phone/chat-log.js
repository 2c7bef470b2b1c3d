/** @import { Activity, ActivityData, ChannelLabel, Entity } from '../protocol/messages.d.ts' */
/** @typedef {{ id: string, text: string, at: number, channel?: ChannelLabel }} Said */
/** @typedef {'sending' | 'sent' | 'failed'} Delivery */
/** @typedef {Said & { kind: 'own', state: Delivery }} Own */
/**
 * @typedef {Said & { kind: 'reply', author: 'assistant' | 'agent', agentName?: string, streaming: boolean, complete:
 *     boolean, sources?: string[], helpful?: boolean }} Reply
 */
/** @typedef {Said & { kind: 'notice' }} Notice */
/** @typedef {Own | Reply | Notice} Entry */

/** The entries of an app chat, built from Direct Line activities. */
export class ChatLog {
  /** @type {Entry[]} */
  entries = [];
  /**
   * When the subscriber's last message began to wait for an answer; null if no answer is awaited.
   *
   * @type {number | null}
   */
  awaitingSince = null;
  typing = false;
  /** @type {'waiting' | 'agent' | null} */
  handoff = null;
  /** @type {Map<string, number>} */
  #sequences = new Map();

  /**
   * Adds a message from the subscriber that is still being sent.
   *
   * @param {string} text
   * @param {string} id
   */
  say(text, id) {
    this.entries.push({ id, kind: 'own', text, at: Date.now(), state: 'sending' });
    this.awaitingSince = Date.now();
  }

  /**
   * Records the delivery state of a message.
   *
   * @param {string} id
   * @param {Delivery} state
   */
  mark(id, state) {
    const entry = this.#find(id);
    if (entry?.kind !== 'own' || entry.state === 'sent') return;
    entry.state = state;
    this.awaitingSince = state === 'failed' ? null : (this.awaitingSince ?? Date.now());
  }

  /**
   * Records what the subscriber thinks of a reply; undefined takes it back.
   *
   * @param {string} id
   * @param {boolean | undefined} helpful
   */
  rate(id, helpful) {
    const entry = this.#find(id);
    if (entry?.kind === 'reply') entry.helpful = helpful;
  }

  /** Drops the reply that was streaming when the connection was lost; it will be sent again as a whole. */
  dropStreaming() {
    this.typing = false;
    this.entries = this.entries.filter((entry) => !isStreaming(entry));
    this.#sequences.clear();
  }

  /** @param {Activity} activity */
  apply(activity) {
    const data = activity.channelData ?? {};
    if (data.cancelled) this.#cancelled(data.streamId ?? '');
    else if (activity.type === 'typing') this.#typing(activity, data);
    else if (activity.type === 'event') this.#event(activity);
    else if (activity.type === 'message') this.#message(activity, data);
  }

  /** @type {(activity: Activity, data: ActivityData) => void} */
  #typing({ text }, { streamType, streamId = '', streamSequence = 0 }) {
    this.typing = streamType !== 'streaming';
    if (this.typing || !text) return;
    // A stream that is repeated after a crash starts from the beginning. It is shown only once it is longer than the
    // text on the screen.
    const known = this.#sequences.get(streamId) ?? 0;
    const shown = this.#find(streamId);
    if (streamSequence <= known || (shown && !isStreaming(shown))) return;
    this.#sequences.set(streamId, streamSequence);
    this.awaitingSince = null;
    const at = shown?.at ?? Date.now();
    this.#put({ id: streamId, kind: 'reply', author: 'assistant', text, at, streaming: true, complete: true });
  }

  /** @param {string} streamId */
  #cancelled(streamId) {
    this.typing = false;
    this.entries = this.entries.filter((entry) => !(entry.id === streamId && isStreaming(entry)));
  }

  /** @type {(activity: Activity, data: ActivityData) => void} */
  #message({ id = '', from, text = '', timestamp = '', entities = [] }, data) {
    const { author = 'assistant', agentName, channel } = data;
    const at = Date.parse(timestamp) || Date.now();
    if (from?.role !== 'bot' && from?.id !== 'assistant')
      return this.#put({ id: data.clientActivityID ?? id, kind: 'own', text, at, channel, state: 'sent' });
    this.typing = false;
    const replyId = data.streamId ?? id;
    if (data.notice || author === 'system') return this.#put({ id: replyId, kind: 'notice', text, at });
    this.awaitingSince = null;
    const complete = data.complete !== false;
    const cited = sourcesIn(entities);
    const sources = cited.length > 0 ? { sources: cited } : {};
    this.#put({
      id: replyId,
      kind: 'reply',
      text,
      at,
      author,
      agentName,
      channel,
      streaming: false,
      complete,
      ...sources,
    });
  }

  /** @param {Activity} activity */
  #event({ name, value }) {
    if (name === 'handoff.initiate') this.handoff = 'waiting';
    if (name === 'handoff.status') this.handoff = value?.state === 'accepted' ? 'agent' : null;
  }

  /** @param {string} id */
  #find(id) {
    return this.entries.find((entry) => entry.id === id);
  }

  /** @param {Entry} entry */
  #put(entry) {
    const index = this.entries.findIndex((each) => each.id === entry.id);
    if (index < 0) this.entries.push(entry);
    else this.entries[index] = entry;
  }
}

/** @param {Entry} entry */
const isStreaming = (entry) => entry.kind === 'reply' && entry.streaming;

/**
 * The titles of the articles that a reply is based on.
 *
 * @param {Entity[]} entities
 * @returns {string[]}
 */
function sourcesIn(entities) {
  return entities.flatMap(({ citation = [] }) =>
    citation.map(({ appearance }) => appearance?.name ?? '').filter(Boolean),
  );
}
