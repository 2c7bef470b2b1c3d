/** @import { Conversation, DeskFrame, Transcript, Utterance } from '../protocol/messages.d.ts' */
/** @typedef {'waiting' | 'mine' | 'others' | 'assistant'} Group */

/** The largest number of ended conversations that are kept. */
const MOST_ENDED = 100;

/**
 * Whether this agent is handling the conversation.
 *
 * @param {Conversation | undefined} conversation
 * @param {string} agentId
 */
export function isWith(conversation, agentId) {
  return conversation?.mode === 'AGENT' && conversation.agent?.id === agentId;
}

/** The state of the desk, built from the server's frames. */
export class DeskState {
  /** False until the first snapshot. */
  ready = false;
  /** @type {Map<string, Conversation>} */
  #conversations = new Map();
  /** @type {Map<string, Transcript>} */
  #transcripts = new Map();
  /**
   * The latest conversations that ended while they were in the queue. They are kept because the agent may still be
   * looking at them.
   *
   * @type {Map<string, Conversation>}
   */
  #ended = new Map();

  /** @param {string} id */
  conversation(id) {
    return this.#conversations.get(id) ?? this.#ended.get(id);
  }

  /**
   * The transcript and suggestions of a conversation, or undefined until they have been loaded.
   *
   * @param {string} id
   */
  transcript(id) {
    return this.#transcripts.get(id);
  }

  /**
   * The queue in groups: waiting conversations, longest wait first; the agent's own; then the rest, most recently
   * active first.
   *
   * @param {string} agentId
   * @returns {Record<Group, Conversation[]>}
   */
  groups(agentId) {
    const all = [...this.#conversations.values()];
    /** @type {(a: Conversation, b: Conversation) => number} */
    const recent = (a, b) => b.lastAt.localeCompare(a.lastAt);
    /** @param {Conversation['mode']} mode */
    const inMode = (mode) => all.filter((each) => each.mode === mode);
    return {
      waiting: inMode('WAITING').sort((a, b) => (a.waitingSince ?? '').localeCompare(b.waitingSince ?? '')),
      mine: all.filter((each) => isWith(each, agentId)).sort(recent),
      others: inMode('AGENT')
        .filter((each) => !isWith(each, agentId))
        .sort(recent),
      assistant: inMode('ASSISTANT').sort(recent),
    };
  }

  /** @param {DeskFrame} frame */
  apply(frame) {
    switch (frame.type) {
      case 'snapshot':
        this.ready = true;
        // The snapshot still contains conversations that ended while it was being read.
        this.#conversations = new Map(
          frame.conversations.filter(({ id }) => !this.#ended.has(id)).map((each) => [each.id, each]),
        );
        break;
      case 'conversation':
        this.#conversations.set(frame.conversation.id, frame.conversation);
        break;
      case 'transcript':
        this.#transcripts.set(frame.conversation, {
          utterances: frame.utterances,
          more: frame.more,
          suggestions: frame.suggestions,
        });
        break;
      case 'older':
        this.#prepend(frame.conversation, frame.utterances, frame.more);
        break;
      case 'utterance':
        upsert(this.transcript(frame.conversation)?.utterances ?? [], frame.utterance);
        break;
      case 'suggestions':
        this.#suggest(frame.conversation, { basedOn: frame.basedOn, items: frame.suggestions });
        break;
      case 'suggestions-expired':
        // If the frame names no utterance, all suggestions have expired.
        if (!frame.basedOn || this.transcript(frame.conversation)?.suggestions?.basedOn === frame.basedOn)
          this.#suggest(frame.conversation, null);
        break;
      case 'closed':
        this.#end(frame.conversation);
        this.#suggest(frame.conversation, null);
        break;
    }
  }

  /** @type {(id: string, older: Utterance[], more: boolean) => void} */
  #prepend(id, older, more) {
    const transcript = this.transcript(id);
    if (!transcript) return;
    const known = new Set(transcript.utterances.map((each) => each.id));
    transcript.utterances = [...older.filter((each) => !known.has(each.id)), ...transcript.utterances];
    transcript.more = more;
  }

  /** @type {(id: string, suggestions: Transcript['suggestions']) => void} */
  #suggest(id, suggestions) {
    const transcript = this.transcript(id);
    if (transcript) transcript.suggestions = suggestions;
  }

  /** @param {string} id */
  #end(id) {
    const ended = this.#conversations.get(id);
    if (!ended) return;
    this.#conversations.delete(id);
    this.#ended.set(id, { ...ended, mode: 'OVER' });
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > MOST_ENDED) this.#ended.delete(oldest);
  }

  /**
   * Removes a suggestion from the list once it has been rejected or sent.
   *
   * @param {string} conversation
   * @param {string} suggestionId
   */
  drop(conversation, suggestionId) {
    const suggestions = this.transcript(conversation)?.suggestions;
    if (suggestions) suggestions.items = suggestions.items.filter((each) => each.suggestionId !== suggestionId);
  }
}

/** @type {(utterances: Utterance[], utterance: Utterance) => void} */
function upsert(utterances, utterance) {
  const index = utterances.findIndex((each) => each.id === utterance.id);
  if (index < 0) utterances.push(utterance);
  else utterances[index] = utterance;
}
