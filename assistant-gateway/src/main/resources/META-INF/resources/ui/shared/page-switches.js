import { css, html, LitElement } from 'lit';
import { language, setLanguage, t } from '../i18n/i18n.js';
import { Localized } from './controllers.js';
import { icon } from './icons.js';
import { base, controls } from './styles.js';

/** The buttons that switch the page's language and theme. */
export class PageSwitches extends LitElement {
  static styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-1);
      }
      .language {
        min-width: 44px;
        height: 36px;
        padding: 0 10px;
        border-radius: var(--radius-full);
        color: var(--ink-soft);
        font-size: var(--text-s);
        font-weight: 600;
        white-space: nowrap;
      }
      .language:hover {
        background: var(--surface-sunken);
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
  }

  render() {
    const other = language() === 'ko' ? 'en' : 'ko';
    const dark = isDark();
    return html`
      <button class="language" data-testid="language-switch" lang=${other} @click=${() => setLanguage(other)}>
        ${other === 'en' ? 'English' : '한국어'}
      </button>
      <button
        class="round"
        data-testid="theme-switch"
        aria-label=${t(dark ? 'theme.toLight' : 'theme.toDark')}
        title=${t(dark ? 'theme.toLight' : 'theme.toDark')}
        @click=${this.#changeTheme}
      >
        ${icon(dark ? 'light' : 'dark')}
      </button>
    `;
  }

  #changeTheme() {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
    this.requestUpdate();
  }
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

customElements.define('page-switches', PageSwitches);
