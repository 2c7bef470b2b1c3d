import { html, LitElement, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { channelIcon, icon } from '../shared/icons.js';
import { base, controls } from '../shared/styles.js';
import { formStyles } from './evaluation-form.styles.js';
import { CHANNELS, requestOf } from './request.js';

/** @import { Offers, Range } from '../protocol/messages.d.ts' */
/** @import { Key } from '../i18n/i18n.js' */

/** The form for a new evaluation. Fires `start` with the request. */
export class EvaluationForm extends LitElement {
  static properties = {
    offers: { attribute: false },
    running: { type: Boolean },
    sending: { type: Boolean },
    error: {},
    otherPrompt: { state: true },
    noTier: { state: true },
  };

  static styles = [base, controls, formStyles];

  constructor() {
    super();
    /** @type {Offers} */
    this.offers = given();
    this.running = false;
    this.sending = false;
    /** @type {string | undefined} */
    this.error = undefined;
    this.otherPrompt = false;
    this.noTier = false;
    new Localized(this);
  }

  render() {
    const { conversations, turnsPerConversation } = this.offers.limits;
    return html`<form @submit=${this.#submit}>
      <h2>${t('evaluation.new')}</h2>
      <p class="promise">${icon('lock')} ${t('evaluation.promise')}</p>
      <fieldset>
        <legend>${t('evaluation.tiers')}</legend>
        ${this.offers.tiers.map(
          (tier, index) => html`<label class="check">
            <input type="checkbox" name="tier" value=${tier} data-testid="tier" ?checked=${index === 0} />
            <span>${tier}</span>
          </label>`,
        )}
        ${this.noTier ? html`<p class="error" role="alert">${t('evaluation.noTier')}</p>` : nothing}
      </fieldset>
      <div class="pair">
        ${this.#number('conversations', 'evaluation.conversations', conversations)}
        ${this.#number('turns', 'evaluation.turnsEach', turnsPerConversation)}
      </div>
      <label class="check">
        <input
          type="checkbox"
          data-testid="other-prompt"
          .checked=${this.otherPrompt}
          @change=${this.#promptToggled}
        />
        <span>${t('evaluation.otherPrompt')}</span>
      </label>
      ${this.otherPrompt ? this.#prompts() : nothing}
      ${this.error ? html`<p class="error" role="alert">${t('evaluation.refused', { detail: this.error })}</p>` : nothing}
      <button class="button primary" data-testid="start" ?disabled=${this.running || this.sending}>
        ${t(this.running ? 'evaluation.running' : 'evaluation.start')}
      </button>
    </form>`;
  }

  /** @type {(name: string, label: Key, range: Range) => unknown} */
  #number(name, label, { usual, most }) {
    return html`<label class="field">
      <span>${t(label)}</span>
      <input type="number" name=${name} data-testid=${name} min="1" max=${most} .value=${String(usual)} required />
    </label>`;
  }

  #prompts() {
    return html`<p class="hint">${t('evaluation.otherPromptText')}</p>
      ${CHANNELS.map(
        (channel) => html`<label class="field">
          <span>${icon(channelIcon[channel])} ${t(`channel.${channel}`)}</span>
          <textarea name="prompt-${channel}" data-testid="prompt-${channel}" rows="5" .value=${this.offers.prompts[channel]}></textarea>
        </label>`,
      )}`;
  }

  /** @param {{ target: HTMLInputElement }} event */
  #promptToggled({ target }) {
    this.otherPrompt = target.checked;
  }

  /** @param {SubmitEvent & { target: HTMLFormElement }} event */
  #submit(event) {
    event.preventDefault();
    const detail = requestOf(new FormData(event.target), this.offers.prompts, t('evaluation.promptName'));
    this.noTier = !detail;
    if (detail) this.dispatchEvent(new CustomEvent('start', { detail }));
  }
}

customElements.define('evaluation-form', EvaluationForm);
