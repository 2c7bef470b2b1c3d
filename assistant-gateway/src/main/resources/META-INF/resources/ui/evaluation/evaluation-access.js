import { css, html, LitElement, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from '../shared/controllers.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls } from '../shared/styles.js';

/**
 * Why the evaluations, or another page for operators, are not shown; `wrong` says that the given token was not accepted. Fires `token` with a new one,
 * and `retry`.
 */
export class EvaluationAccess extends LitElement {
  static properties = { topic: {}, why: {}, wrong: { type: Boolean } };

  static styles = [
    base,
    controls,
    blank,
    css`
      :host {
        display: grid;
        place-items: center;
        min-height: 60vh;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-2);
        width: min(420px, 100%);
        margin-top: var(--space-3);
      }
      input {
        flex: 1 1 200px;
        min-width: 0;
        height: 40px;
        padding: 0 var(--space-3);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        background: var(--surface);
      }
      .blank form .button {
        margin: 0;
        min-height: 40px;
      }
      p {
        max-width: 46ch;
      }
      .wrong {
        flex-basis: 100%;
        color: var(--bad);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {'token' | 'forbidden' | 'elsewhere' | 'offline'} */
    this.why = 'offline';
    /** @type {'evaluation' | 'knowledge'} */
    this.topic = 'evaluation';
    this.wrong = false;
    new Localized(this);
  }

  render() {
    return html`<div class="blank" data-testid="access" data-why=${this.why}>
      <span class="emblem quiet">${icon(this.why === 'offline' ? 'unplugged' : 'lock')}</span>
      <h3>${t(`evaluation.access.${this.why}`)}</h3>
      <p>${t(`${this.topic}.access.${this.why}Text`)}</p>
      ${this.why === 'token' ? this.#form() : nothing}
      ${
        this.why === 'offline'
          ? html`<button class="button" @click=${() => this.dispatchEvent(new CustomEvent('retry'))}>
            ${icon('retry')} ${t('tryAgain')}
          </button>`
          : nothing
      }
    </div>`;
  }

  #form() {
    return html`<form @submit=${this.#submit}>
      <input
        name="token"
        type="password"
        required
        autocomplete="off"
        data-testid="token-input"
        placeholder=${t('evaluation.token')}
        aria-label=${t('evaluation.token')}
      />
      <button class="button primary" data-testid="token-send">${t('evaluation.tokenSend')}</button>
      ${this.wrong ? html`<p class="wrong" role="alert">${t('evaluation.tokenWrong')}</p>` : nothing}
    </form>`;
  }

  /** @param {SubmitEvent & { target: HTMLFormElement }} event */
  #submit(event) {
    event.preventDefault();
    const detail = String(new FormData(event.target).get('token')).trim();
    if (detail) this.dispatchEvent(new CustomEvent('token', { detail }));
  }
}

customElements.define('evaluation-access', EvaluationAccess);
