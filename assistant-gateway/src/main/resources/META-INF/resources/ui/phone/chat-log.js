/**
 * What an app chat shows, made from Direct Line activities. An entry is
 * `{id, kind: own|reply|notice, text, at, …}`; replies also carry `author, agentName, streaming, complete`, own messages
 * `state: sending|sent|failed`.
 */
export class ChatLog {
  entries = [];
  /** When the subscriber's last message began to wait for an answer; null when nothing is awaited. */
  awaitingSince = null;
  typing = false;
  handoff = null;
  #sequences = new Map();

  /** Adds a message of the subscriber, still on its way. */
  say(text, clientId) {
    this.entries.push({ id: clientId, clientId, kind: 'own', text, at: Date.now(), state: 'sending' });
    this.awaitingSince = Date.now();
  }

  /** Marks what became of a message on its way. */
  mark(clientId, state) {
    const entry = this.entries.find((each) => each.clientId === clientId);
    if (!entry || entry.state === 'sent') return;
    entry.state = state;
    this.awaitingSince = state === 'failed' ? null : (this.awaitingSince ?? Date.now());
  }

  /** Forgets what a lost connection was in the middle of; the reply comes again as a whole. */
  interrupted() {
    this.typing = false;
    this.entries = this.entries.filter((entry) => !entry.streaming);
    this.#sequences.clear();
  }

  apply(activity) {
    const data = activity.channelData ?? {};
    if (activity.type === 'typing') this.#typing(activity, data);
    else if (activity.type === 'event') this.#event(activity);
    else if (activity.type === 'message') this.#message(activity, data);
  }

  #typing({ text }, { streamType, streamId, streamSequence = 0 }) {
    if (streamType === 'final') return this.#cancelled(streamId);
    this.typing = streamType !== 'streaming';
    if (this.typing || !text) return;
    // A stream that is told again after a crash starts at its beginning: only what is longer is shown.
    const known = this.#sequences.get(streamId) ?? 0;
    if (streamSequence <= known || this.#isFinal(streamId)) return;
    this.#sequences.set(streamId, streamSequence);
    this.awaitingSince = null;
    this.#put({ id: streamId, kind: 'reply', author: 'assistant', text, streaming: true, complete: true });
  }

  #cancelled(streamId) {
    this.typing = false;
    this.entries = this.entries.filter((entry) => !(entry.id === streamId && entry.streaming));
  }

  #message(activity, data) {
    const at = Date.parse(activity.timestamp) || Date.now();
    if (activity.from?.role !== 'bot' && activity.from?.id !== 'assistant') return this.#echo(activity, data, at);
    this.typing = false;
    const id = data.streamId ?? activity.id;
    if (data.notice || data.author === 'system') return this.#put({ id, kind: 'notice', text: activity.text, at });
    this.awaitingSince = null;
    this.#put({
      id,
      kind: 'reply',
      text: activity.text,
      at,
      author: data.author ?? 'assistant',
      agentName: data.agentName,
      channel: data.channel,
      streaming: false,
      complete: data.complete !== false,
      firstTokenMillis: data.firstTokenMillis,
    });
  }

  #echo(activity, { clientActivityID, channel }, at) {
    const id = clientActivityID ?? activity.id;
    this.#put({ id, clientId: id, kind: 'own', text: activity.text, at, channel, state: 'sent' });
  }

  #event({ name, value }) {
    if (name === 'handoff.initiate') this.handoff = 'waiting';
    if (name === 'handoff.status') this.handoff = value?.state === 'accepted' ? 'agent' : null;
  }

  #isFinal(id) {
    return this.entries.some((entry) => entry.id === id && !entry.streaming);
  }

  #put(entry) {
    const index = this.entries.findIndex((each) => each.id === entry.id);
    if (index < 0) this.entries.push({ at: Date.now(), ...entry });
    else this.entries[index] = { ...this.entries[index], ...entry };
  }
}
