import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from '../shared/controllers.js';
import { channelIcon, icon } from '../shared/icons.js';
import { base, controls } from '../shared/styles.js';
import { formStyles } from './evaluation-form.styles.js';

/** What an evaluation is made of. Fires `start` with the request. */
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
          .checked=${this.otherPrompt ?? false}
          @change=${({ target }) => (this.otherPrompt = target.checked)}
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

  #number(name, label, { usual, most }) {
    return html`<label class="field">
      <span>${t(label)}</span>
      <input type="number" name=${name} data-testid=${name} min="1" max=${most} .value=${String(usual)} required />
    </label>`;
  }

  #prompts() {
    return html`<p class="hint">${t('evaluation.otherPromptText')}</p>
      ${Object.keys(channelIcon).map(
        (channel) => html`<label class="field">
          <span>${icon(channelIcon[channel])} ${t(`channel.${channel}`)}</span>
          <textarea name="prompt-${channel}" data-testid="prompt-${channel}" rows="5" .value=${this.offers.prompts[channel]}></textarea>
        </label>`,
      )}`;
  }

  #submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.noTier = !form.has('tier');
    if (this.noTier) return;
    const request = {
      tiers: form.getAll('tier'),
      conversations: { last: Number(form.get('conversations')) },
      turnsPerConversation: Number(form.get('turns')),
    };
    const changed = this.#changed(form);
    if (Object.keys(changed).length) request.prompts = ['current', { name: t('evaluation.promptName'), ...changed }];
    this.dispatchEvent(new CustomEvent('start', { detail: request }));
  }

  /** The texts that differ from the deployment's own. */
  #changed(form) {
    if (!this.otherPrompt) return {};
    const texts = Object.keys(channelIcon).map((channel) => [channel, form.get(`prompt-${channel}`).trim()]);
    return Object.fromEntries(texts.filter(([channel, text]) => text && text !== this.offers.prompts[channel].trim()));
  }
}

customElements.define('evaluation-form', EvaluationForm);
