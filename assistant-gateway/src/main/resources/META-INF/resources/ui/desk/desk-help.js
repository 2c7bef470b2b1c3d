import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/i18n.js';
import { Localized, Ticking } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls } from '../shared/styles.js';
import { ago, exact } from '../shared/time.js';
import { act } from './actions.js';
import { helpStyles } from './desk-help.styles.js';
import './desk-keys.js';
import { isWith } from './desk-state.js';
import { areShortcutsOn, assignedKey } from './shortcuts.js';

/** @import { Agent, Conversation, Language, Suggestion, Transcript } from '../protocol/messages.d.ts' */
/** @import { Key } from '../i18n/i18n.js' */
/** @import { Icon } from '../shared/icons.js' */

/** How long the desk says that suggestions are being prepared before it stops expecting any. */
const PREPARING_MILLIS = 12_000;
/** Help for the agent: suggested replies, the summary, facts about the subscriber, and the shortcuts. */
export class DeskHelp extends LitElement {
  static properties = {
    agent: { attribute: false },
    conversation: { attribute: false },
    transcript: { attribute: false },
  };

  static styles = [base, controls, blank, helpStyles];

  constructor() {
    super();
    /** @type {Agent} */
    this.agent = given();
    /** @type {Conversation | undefined} */
    this.conversation = undefined;
    /** @type {Transcript | undefined} */
    this.transcript = undefined;
    new Localized(this);
    new Ticking(this, 1000);
  }

  render() {
    const { conversation } = this;
    if (!conversation) return html`<desk-keys></desk-keys>`;
    return html`
      <button class="button back" @click=${() => act(this, { action: 'show', pane: 'conversation' })}>
        ${icon('back')} ${t('desk.conversation')}
      </button>
      <section aria-live="polite">
        <h2>${t('desk.suggestions')}</h2>
        ${this.#suggestions(conversation.mode)}
      </section>
      ${this.#about(conversation)} ${this.#facts(conversation)} <desk-keys></desk-keys>
    `;
  }

  get #mine() {
    return isWith(this.conversation, this.agent.id);
  }

  /** @param {Conversation['mode']} mode */
  #suggestions(mode) {
    const suggestions = this.transcript?.suggestions;
    if (!suggestions?.items.length) return this.#noSuggestions(mode);
    const question = this.transcript?.utterances.find((each) => each.id === suggestions.basedOn);
    return html`${question ? html`<p class="based">${t('desk.basedOn', { text: question.text })}</p>` : nothing}
      <ol class="suggestions">
        ${repeat(
          suggestions.items,
          (suggestion) => suggestion.suggestionId,
          (suggestion, index) => this.#suggestion(suggestion, index + 1),
        )}
      </ol>`;
  }

  /** @param {Conversation['mode']} mode */
  #noSuggestions(mode) {
    if (mode === 'OVER') return html`<p class="none">${t('desk.suggestionsOver')}</p>`;
    if (mode === 'ASSISTANT') return html`<p class="none">${t('desk.suggestionsOff')}</p>`;
    const last = this.transcript?.utterances.at(-1);
    const making = last?.role === 'SUBSCRIBER' && Date.now() - Date.parse(last.at) < PREPARING_MILLIS;
    if (!making) return html`<p class="none">${t('desk.suggestionsWhen')}</p>`;
    return html`<p class="none">${t('desk.suggestionsMaking')}</p>
      <div class="making" aria-hidden="true"><i></i><i></i></div>`;
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} n
   */
  #suggestion(suggestion, n) {
    const percent = Math.round(suggestion.confidence * 100);
    return html`<li data-testid="suggestion">
      <button
        class="text"
        data-testid="suggestion-send"
        ?disabled=${!this.#mine}
        title=${t('desk.sendSuggestion', { n })}
        @click=${() => act(this, { action: 'send', suggestion })}
      >
        ${areShortcutsOn() ? html`<kbd>${badge(n)}</kbd>` : nothing}<span>${suggestion.text}</span>
      </button>
      <p class="judge">
        <span class="fit">${t('desk.confidence', { percent })}</span>
        ${this.#tool('edit', 'desk.editSuggestion', 'edit', suggestion, !this.#mine)}
        ${this.#tool('close', 'desk.rejectSuggestion', 'reject', suggestion, false)}
      </p>
    </li>`;
  }

  /**
   * @type {(image: Icon, label: Key, action: 'edit' | 'reject', suggestion: Suggestion, disabled: boolean) => unknown}
   */
  #tool(image, label, action, suggestion, disabled) {
    return html`<button
      class="round"
      data-testid="suggestion-${action}"
      aria-label=${t(label)}
      title=${t(label)}
      ?disabled=${disabled}
      @click=${() => act(this, { action, suggestion })}
    >
      ${icon(image)}
    </button>`;
  }

  /** @param {Conversation} conversation */
  #about({ reason, summary }) {
    return html`<section>
      <h2>${t('desk.summary')}</h2>
      ${summary ? html`<p class="prose">${summary}</p>` : html`<p class="none">${t('desk.noSummary')}</p>`}
      ${reason ? html`<h2>${t('desk.reason')}</h2><p class="prose">${reason}</p>` : nothing}
    </section>`;
  }

  /** @param {Conversation} conversation */
  #facts({ maskedNumber, channel, language, lastAt }) {
    const at = Date.parse(lastAt);
    return html`<section>
      <h2>${t('desk.facts')}</h2>
      <dl>
        ${maskedNumber ? html`<dt>${t('desk.fact.number')}</dt><dd>${maskedNumber}</dd>` : nothing}
        <dt>${t('desk.fact.channel')}</dt>
        <dd>${t(`channel.${channel}`)}</dd>
        ${language ? html`<dt>${t('desk.fact.language')}</dt><dd>${t(`desk.language.${languageOf(language)}`)}</dd>` : nothing}
        <dt>${t('desk.fact.last')}</dt>
        <dd><time title=${exact(at)}>${ago(at)}</time></dd>
      </dl>
    </section>`;
  }
}

/**
 * The key that sends the suggestion with this number; empty beyond the third.
 *
 * @param {number} n
 */
const badge = (n) => (n <= 3 ? assignedKey(/** @type {'send1'} */ (`send${n}`)).toUpperCase() : '');

/** @type {(tag: string) => Language} */
const languageOf = (tag) => (tag.startsWith('ko') ? 'ko' : 'en');

customElements.define('desk-help', DeskHelp);
