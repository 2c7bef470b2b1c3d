const MOST_OVER = 100;

/** What the desk shows, made from the frames that the server sends. */
export class DeskState {
  /** False until the first snapshot. */
  ready = false;
  #conversations = new Map();
  #transcripts = new Map();
  /** The last conversations that ended while they were in the queue, for whoever still looks at them. */
  #over = new Map();

  conversation(id) {
    return this.#conversations.get(id) ?? this.#over.get(id);
  }

  /** `{utterances, suggestions: {basedOn, items} | null}`, or undefined while it has not been read. */
  transcript(id) {
    return this.#transcripts.get(id);
  }

  /** The queue: who waits first by time waited, then the agent's own, then the rest by last activity. */
  groups(agentId) {
    const all = [...this.#conversations.values()];
    const recent = (a, b) => b.lastAt.localeCompare(a.lastAt);
    const isMine = ({ agent }) => agent?.id === agentId;
    const inMode = (mode) => all.filter((each) => each.mode === mode);
    return {
      waiting: inMode('WAITING').sort((a, b) => (a.waitingSince ?? '').localeCompare(b.waitingSince ?? '')),
      mine: inMode('AGENT').filter(isMine).sort(recent),
      others: inMode('AGENT')
        .filter((each) => !isMine(each))
        .sort(recent),
      assistant: inMode('ASSISTANT').sort(recent),
    };
  }

  apply(frame) {
    const transcript = this.#transcripts.get(frame.conversation);
    switch (frame.type) {
      case 'snapshot':
        this.ready = true;
        // What ended while the snapshot was being read is still in it.
        this.#conversations = new Map(
          frame.conversations.filter(({ id }) => !this.#over.has(id)).map((each) => [each.id, each]),
        );
        break;
      case 'conversation':
        this.#conversations.set(frame.conversation.id, frame.conversation);
        break;
      case 'transcript':
        this.#transcripts.set(frame.conversation, { utterances: frame.utterances, suggestions: frame.suggestions });
        break;
      case 'utterance':
        if (transcript) upsert(transcript.utterances, frame.utterance);
        break;
      case 'suggestions':
        if (transcript) transcript.suggestions = { basedOn: frame.basedOn, items: frame.suggestions };
        break;
      case 'suggestions-expired':
        // Without an utterance, whatever was proposed is meant.
        if (!frame.basedOn || transcript?.suggestions?.basedOn === frame.basedOn) {
          if (transcript) transcript.suggestions = null;
        }
        break;
      case 'closed':
        this.#end(frame.conversation);
        if (transcript) transcript.suggestions = null;
        break;
    }
  }

  #end(id) {
    const ended = this.#conversations.get(id);
    if (!ended) return;
    this.#conversations.delete(id);
    this.#over.set(id, { ...ended, mode: 'OVER' });
    if (this.#over.size > MOST_OVER) this.#over.delete(this.#over.keys().next().value);
  }

  /** Takes a suggestion off the list, once it has been judged or sent. */
  drop(conversation, suggestionId) {
    const suggestions = this.transcript(conversation)?.suggestions;
    if (suggestions) suggestions.items = suggestions.items.filter((each) => each.suggestionId !== suggestionId);
  }
}

function upsert(utterances, utterance) {
  const index = utterances.findIndex((each) => each.id === utterance.id);
  if (index < 0) utterances.push(utterance);
  else utterances[index] = utterance;
}
