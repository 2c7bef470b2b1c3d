import { html, LitElement, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/i18n.js';
import { channelTag, dayDivider, moment } from '../shared/bubbles.js';
import { Localized, StickToEnd, Ticking } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls, thread } from '../shared/styles.js';
import '../shared/text-composer.js';
import { elapsed } from '../shared/time.js';
import { act } from './actions.js';
import { conversationStyles } from './desk-conversation.styles.js';
import { isWith } from './desk-state.js';
import { Drafts } from './drafts.js';
import { areShortcutsOn, assignedKey } from './shortcuts.js';

/** @import { PropertyValues } from 'lit' */
/** @import { Shortcut } from './shortcuts.js' */
/** @import { TextComposer } from '../shared/text-composer.js' */
/** @import { Unsent } from '../protocol/desk-socket.js' */
/** @import { Agent, Conversation, Suggestion, Transcript, Undelivered, Utterance } from '../protocol/messages.d.ts' */

/** How close to the top, in pixels, the agent must scroll for older lines to be loaded. */
const NEAR_TOP = 120;

/** @typedef {Omit<Utterance, 'at'> & { at: number }} Line */

/** One conversation across all its channels, with an input line once the agent has taken it over. */
export class DeskConversation extends LitElement {
  static properties = {
    agent: { attribute: false },
    conversation: { attribute: false },
    transcript: { attribute: false },
    online: { type: Boolean },
    unsent: { attribute: false },
    ending: { state: true },
  };

  static styles = [base, controls, thread, blank, conversationStyles];

  #drafts = new Drafts();
  /**
   * The id of the oldest line for which older ones have been requested, so that they are requested only once.
   *
   * @type {string | undefined}
   */
  #requestedBefore;
  /**
   * The oldest line shown, and the scroll distance from the end, so that the lines being read do not move.
   *
   * @type {{ oldest: string | undefined, fromEnd: number }}
   */
  #place = { oldest: undefined, fromEnd: 0 };

  constructor() {
    super();
    /** @type {Agent} */
    this.agent = given();
    /** @type {Conversation | undefined} */
    this.conversation = undefined;
    /** @type {Transcript | undefined} */
    this.transcript = undefined;
    this.online = false;
    /**
     * The agent's messages here that the server has not accepted yet.
     *
     * @type {Unsent[]}
     */
    this.unsent = [];
    this.ending = false;
    new Localized(this);
    new Ticking(this, 1000);
    new StickToEnd(this, '.thread');
  }

  /**
   * Puts a suggestion into the input line, so that the agent can change it before sending it.
   *
   * @param {Suggestion} suggestion
   */
  edit(suggestion) {
    if (!this.conversation) return;
    this.#drafts.edit(this.conversation.id, suggestion);
    this.requestUpdate();
    this.write();
  }

  /** Puts the cursor into the input line. */
  async write() {
    await this.updateComplete;
    this.#composer?.focus();
  }

  /** @param {PropertyValues<this>} changed */
  willUpdate(changed) {
    const lines = this.#lines;
    if (lines) this.#place.fromEnd = lines.scrollHeight - lines.scrollTop;
    if (!changed.has('conversation')) return;
    const isOther = changed.get('conversation')?.id !== this.conversation?.id;
    if (isOther || !this.#mine) this.ending = false;
  }

  /**
   * Moves the focus to the confirmation when it is shown, and back to the button once it is answered.
   *
   * @param {PropertyValues<this>} changed
   */
  updated(changed) {
    // A request for older lines may have been lost with the connection, so it may be made again.
    if (changed.has('online')) this.#requestedBefore = undefined;
    this.#keepPlace(changed.has('conversation') && changed.get('conversation')?.id !== this.conversation?.id);
    if (changed.has('conversation')) this.#continueWriting(changed.get('conversation'));
    if (!changed.has('ending') || (!this.ending && !changed.get('ending'))) return;
    /** @type {HTMLElement | null} */
    const next = this.renderRoot.querySelector(this.ending ? '.confirm .no' : '.end');
    next?.focus();
  }

  /**
   * Keeps the lines that the agent is reading in place when older lines are added above.
   *
   * @param {boolean} isOther whether a different conversation is shown now
   */
  #keepPlace(isOther) {
    const oldest = this.transcript?.utterances[0]?.id;
    const lines = this.#lines;
    const isExtended = !isOther && this.#place.oldest && oldest !== this.#place.oldest;
    this.#place.oldest = oldest;
    if (isOther) this.#requestedBefore = undefined;
    if (isExtended && lines) lines.scrollTop = lines.scrollHeight - this.#place.fromEnd;
  }

  /**
   * Puts the cursor into the input line of a conversation that the agent has just taken over, because the take-over
   * button, which had the focus, is gone.
   *
   * @param {Conversation | undefined} before
   */
  #continueWriting(before) {
    const isTakenOver = before?.id === this.conversation?.id && this.#mine && !isWith(before, this.agent.id);
    if (isTakenOver) this.write();
  }

  render() {
    const { conversation, transcript } = this;
    if (!conversation) return this.#nothingChosen();
    return html`${this.#header(conversation)} ${this.ending ? this.#confirmation() : nothing}
      <div class="thread" role="log" aria-live="polite" aria-label=${t('desk.conversation')} tabindex="0" data-testid="transcript"
        @scroll=${this.#scrolled}>
        ${transcript ? this.#timeline(transcript, conversation) : html`<p class="blank">${t('desk.loading')}</p>`}
      </div>
      ${this.#mine ? this.#inputLine(conversation) : this.#invitation(conversation)}`;
  }

  get #mine() {
    return isWith(this.conversation, this.agent.id);
  }

  /** @returns {TextComposer | null} */
  get #composer() {
    return /** @type {TextComposer | null} */ (this.renderRoot.querySelector('text-composer'));
  }

  #nothingChosen() {
    return html`<div class="blank">
      <span class="emblem quiet">${icon('headset')}</span>
      <h3>${t('desk.chooseTitle')}</h3>
      <p>${t('desk.chooseText')}</p>
    </div>`;
  }

  /** @param {Conversation} conversation */
  #header(conversation) {
    const { name, maskedNumber, mode } = conversation;
    return html`<header class=${classMap({ [mode]: true, mine: this.#mine })}>
      <button class="round back" aria-label=${t('desk.back')} @click=${() => act(this, { action: 'show', pane: 'queue' })}>${icon('back')}</button>
      <div class="who">
        <h2>${name ?? maskedNumber ?? t('desk.unknown')}</h2>
        <p class="mode" data-testid="mode" data-mode=${mode}>${this.#mode(conversation)}</p>
      </div>
      <button class="button to-help" @click=${() => act(this, { action: 'show', pane: 'help' })}>${t('desk.help')}</button>
      ${this.#mine ? this.#endButtons() : nothing}
      ${mode === 'OVER' || this.#mine ? nothing : this.#joinButton(conversation)}
    </header>`;
  }

  #endButtons() {
    return html`<button
        class="button end"
        data-testid="close"
        aria-expanded=${this.ending ? 'true' : 'false'}
        ?disabled=${!this.online}
        @click=${() => (this.ending = true)}
      >
        ${icon('close')} <span>${t('desk.close')}</span>
      </button>
      <button class="button" data-testid="leave" ?disabled=${!this.online} @click=${() => act(this, { action: 'leave' })}>
        ${icon('spark')} <span>${t('desk.leave')}</span> ${hint('leave')}
      </button>`;
  }

  /** Asks the agent to confirm that the conversation is to end. This cannot be undone, so it has no shortcut. */
  #confirmation() {
    return html`<div class="confirm" role="alertdialog" aria-labelledby="ask" data-testid="close-ask" @keydown=${this.#confirmKey}>
      <p id="ask">${t('desk.closeAsk')}</p>
      <button class="button no" data-testid="close-no" @click=${this.#cancelEnding}>${t('desk.closeNo')}</button>
      <button class="button yes" data-testid="close-yes" ?disabled=${!this.online} @click=${this.#end}>
        ${t('desk.closeYes')}
      </button>
    </div>`;
  }

  /** @param {KeyboardEvent} event */
  #confirmKey(event) {
    if (event.key === 'Escape') this.#cancelEnding();
  }

  #cancelEnding() {
    this.ending = false;
  }

  #end() {
    this.ending = false;
    act(this, { action: 'close' });
  }

  /**
   * The button that takes the conversation over. Taking over from a colleague has no shortcut.
   *
   * @param {Conversation} conversation
   */
  #joinButton({ mode }) {
    const isFree = mode !== 'AGENT';
    return html`<button
      class=${classMap({ button: true, primary: isFree })}
      data-testid="join"
      ?disabled=${!this.online}
      @click=${() => act(this, { action: 'join' })}
    >
      ${icon('headset')} <span>${t(isFree ? 'desk.join' : 'desk.relieve')}</span> ${isFree ? hint('join') : nothing}
    </button>`;
  }

  /** @param {Conversation} conversation */
  #mode({ mode, waitingSince, agent }) {
    if (mode === 'OVER') return html`${icon('check')} ${t('desk.mode.over')}`;
    if (mode === 'ASSISTANT') return html`${icon('spark')} ${t('desk.mode.ASSISTANT')}`;
    if (mode === 'WAITING') {
      const time = elapsed(Date.now() - Date.parse(waitingSince ?? ''));
      return html`${icon('clock')} ${t('desk.mode.WAITING', { time })}`;
    }
    return html`${icon('headset')} ${t(this.#mine ? 'desk.mode.MINE' : 'desk.mode.AGENT', { agent: agent?.name })}`;
  }

  /** @type {(transcript: Transcript, conversation: Conversation) => unknown} */
  #timeline(transcript, { name }) {
    const { utterances } = transcript;
    const lines = utterances.map((each) => ({ ...each, at: Date.parse(each.at) }));
    return html`${this.#older(transcript)}<ol>
      ${repeat(
        lines,
        (line) => line.id,
        (line, index) => [dayDivider(line, lines[index - 1]), this.#utterance(line, lines[index - 1], name)],
      )}
      ${this.unsent.map((each) => this.#unsentLine(each))}
    </ol>`;
  }

  /**
   * Loads older lines when the agent scrolls up or, without scrolling, presses the button.
   *
   * @param {Transcript} transcript
   */
  #older({ utterances, more }) {
    if (!more) return nothing;
    return html`<p class="older">
      <button class="link" data-testid="older" ?disabled=${!this.online} @click=${() => this.#readOlder(utterances[0])}>
        ${t('desk.older')}
      </button>
    </p>`;
  }

  #scrolled() {
    const lines = this.#lines;
    const { utterances, more } = this.transcript ?? {};
    if (lines && more && utterances && lines.scrollTop < NEAR_TOP) this.#readOlder(utterances[0]);
  }

  /** @param {Utterance | undefined} oldest */
  #readOlder(oldest) {
    if (!oldest || !this.online || this.#requestedBefore === oldest.id) return;
    this.#requestedBefore = oldest.id;
    act(this, { action: 'older', before: oldest.id });
  }

  /** @returns {HTMLElement | null} */
  get #lines() {
    return this.renderRoot.querySelector('.thread');
  }

  /** @param {Unsent} message */
  #unsentLine({ text, refused }) {
    const state = refused ? 'refused' : 'pending';
    return html`<li class="said AGENT" data-testid="unsent" data-state=${state}>
      <p class="bubble">${text}</p>
      <p class="foot"><span class="problem">${t(`desk.unsent.${state}`)}</span></p>
    </li>`;
  }

  /** @type {(line: Line, previous: Line | undefined, subscriber: string | null) => unknown} */
  #utterance(line, previous, subscriber) {
    const { role, text, state, channel, at } = line;
    if (role === 'SYSTEM') return this.#notice(line);
    const joined = previous?.role === role && previous.channel === channel && previous.authorName === line.authorName;
    return html`<li
      class=${classMap({ said: true, joined, [role]: true, [state]: true })}
      data-testid="utterance"
      data-role=${role}
      data-channel=${channel}
      data-state=${state}
    >
      ${joined ? nothing : html`<p class="by">${this.#author(line, subscriber)} ${channelTag(channel)}</p>`}
      <p class="bubble">${text}</p>
      <p class="foot">${moment(at)} ${this.#problem(line)}</p>
    </li>`;
  }

  /**
   * A message from the system to the subscriber, or a line about an action of the assistant.
   *
   * @param {Line} line
   */
  #notice(line) {
    const { role, text, state } = line;
    return html`<li class="notice ${state}" data-testid="utterance" data-role=${role} data-state=${state}>
      ${text} ${this.#problem(line)}
    </li>`;
  }

  /**
   * Says how much of the line was heard, or why nothing was heard; empty if the whole line was heard.
   *
   * @param {Line} line
   */
  #problem({ state, undelivered }) {
    if (state === 'COMPLETE') return nothing;
    return html`<span class="problem">${t(`desk.state.${state}`)}</span> ${undelivered ? this.#reason(undelivered) : nothing}`;
  }

  /** @param {Undelivered} undelivered */
  #reason({ reason, detail }) {
    return html`<span class="reason" data-testid="undelivered" data-reason=${reason}>
      ${t(`desk.undelivered.${reason}`)} ${detail ? html`<code>${detail}</code>` : nothing}
    </span>`;
  }

  /** @type {(line: Line, subscriber: string | null) => unknown} */
  #author({ role, authorName }, subscriber) {
    if (role === 'ASSISTANT') return html`<span class="tag assistant">${icon('spark')} ${t('who.assistant')}</span>`;
    if (role === 'AGENT')
      return html`<span class="tag agent">${icon('headset')} ${authorName ?? t('who.agent')}</span>`;
    return html`<strong>${authorName ?? subscriber ?? t('who.subscriber')}</strong>`;
  }

  /** @param {Conversation} conversation */
  #invitation({ mode, agent }) {
    return html`<div class="invitation">
      <p data-testid="invitation">
        ${mode === 'OVER' ? t('desk.over') : t(`desk.joinFirst.${mode}`, { agent: agent?.name })}
      </p>
    </div>`;
  }

  /** @param {Conversation} conversation */
  #inputLine({ id, name, channel }) {
    const { text, suggestion } = this.#drafts.draft(id);
    return html`<div class="foot-bar">
      <p class="over">
        ${
          suggestion
            ? html`${icon('edit')} ${t('desk.editing')}
              <button class="link" @click=${this.#stopEditing}>${t('desk.editingStop')}</button>`
            : t('desk.sayOver', { channel: t(`channel.${channel}`) })
        }
      </p>
      ${keyed(
        id,
        html`<text-composer
          name="desk"
          placeholder=${t('desk.say', { name: name ?? t('who.subscriber') })}
          .text=${text}
          @compose=${(/** @type {Event & { target: TextComposer }} */ { target }) => this.#compose(id, target.text)}
          @send-text=${(/** @type {CustomEvent<string>} */ { detail }) => this.#say(id, detail)}
          @keydown=${this.#key}
        ></text-composer>`,
      )}
    </div>`;
  }

  /** @type {(conversation: string, text: string) => void} */
  #compose(conversation, text) {
    this.#drafts.write(conversation, text);
    this.requestUpdate();
  }

  /** @type {(conversation: string, text: string) => void} */
  #say(conversation, text) {
    const { suggestion } = this.#drafts.draft(conversation);
    act(this, { action: 'say', conversation, text, suggestionId: suggestion?.suggestionId });
    this.#drafts.drop(conversation);
  }

  #stopEditing() {
    if (this.conversation) this.#drafts.drop(this.conversation.id);
    this.requestUpdate();
    this.write();
  }

  /**
   * Escape moves the focus from the input line to the transcript, where the shortcuts work.
   *
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.key !== 'Escape') return;
    /** @type {HTMLElement | null} */
    const transcript = this.renderRoot.querySelector('.thread');
    transcript?.focus();
  }
}

/**
 * Shows the shortcut key of a button, if shortcuts are on.
 *
 * @param {Shortcut} name
 */
const hint = (name) => (areShortcutsOn() ? html`<kbd>${assignedKey(name).toUpperCase()}</kbd>` : nothing);

customElements.define('desk-conversation', DeskConversation);
