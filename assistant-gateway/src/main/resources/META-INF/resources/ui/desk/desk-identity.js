import { css, html, LitElement } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from '../shared/controllers.js';
import { mark } from '../shared/icons.js';
import '../shared/page-switches.js';
import { base, controls } from '../shared/styles.js';

/** Asks for the agent's name on the first visit. Fires `identified` with the name. */
export class DeskIdentity extends LitElement {
  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        place-items: center;
        height: 100dvh;
        padding: var(--space-4);
      }
      page-switches {
        position: fixed;
        top: var(--space-3);
        right: var(--space-4);
      }
      form {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        width: min(360px, 100%);
        padding: var(--space-8);
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--surface);
        box-shadow: var(--shadow-low);
      }
      h1 {
        margin-top: var(--space-3);
        font-size: var(--text-xl);
        letter-spacing: -0.01em;
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      input {
        height: 44px;
        margin: var(--space-2) 0;
        padding: 0 var(--space-3);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        background: var(--surface);
      }
      .button {
        min-height: 44px;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
  }

  render() {
    return html`<page-switches></page-switches>
      <form @submit=${this.#submit}>
        ${mark()}
        <h1>${t('desk.identityTitle')}</h1>
        <p>${t('desk.identityText')}</p>
        <input
          name="name"
          data-testid="agent-name-input"
          maxlength="40"
          required
          autocomplete="nickname"
          aria-label=${t('desk.identityName')}
          .value=${localStorage.getItem('agent.name') ?? t('desk.identityDefault')}
        />
        <button class="button primary" data-testid="agent-start">${t('desk.identityStart')}</button>
      </form>`;
  }

  /** @param {SubmitEvent & { target: HTMLFormElement }} event */
  #submit(event) {
    event.preventDefault();
    const name = String(new FormData(event.target).get('name')).trim();
    if (name) this.dispatchEvent(new CustomEvent('identified', { detail: name }));
  }
}

customElements.define('desk-identity', DeskIdentity);
