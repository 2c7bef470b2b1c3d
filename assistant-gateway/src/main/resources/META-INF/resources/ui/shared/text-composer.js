import { css, html, LitElement } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from './controllers.js';
import { icon } from './icons.js';
import { base, controls } from './styles.js';

/**
 * A one-line text input that grows to a few lines. Enter sends, Shift+Enter breaks the line. Fires `compose` with the
 * text on each change and `send-text` with it when it is sent. The `start` slot holds further buttons.
 */
export class TextComposer extends LitElement {
  static properties = {
    placeholder: {},
    name: {},
    disabled: { type: Boolean },
    text: {},
  };

  static styles = [
    base,
    controls,
    css`
      form {
        display: flex;
        align-items: flex-end;
        gap: var(--space-1);
        padding: 5px;
        border: 1px solid var(--line-strong);
        border-radius: 22px;
        background: var(--surface);
        transition: border-color var(--quick);
      }
      form:focus-within {
        border-color: var(--accent-ink);
        box-shadow: 0 0 0 1px var(--accent-ink);
      }
      textarea {
        flex: 1;
        min-width: 0;
        max-height: 132px;
        padding: 5px var(--space-2) 5px 10px;
        border: 0;
        outline: 0;
        background: none;
        resize: none;
        line-height: 24px;
        field-sizing: content;
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea::placeholder {
        color: var(--ink-faint);
        white-space: nowrap;
        text-overflow: ellipsis;
        overflow: hidden;
      }
      ::slotted([slot='start']) {
        flex: none;
      }
      .send {
        width: 34px;
        height: 34px;
        background: var(--accent);
        color: var(--on-accent);
      }
      .send:hover:not(:disabled) {
        background: var(--accent-hover);
        color: var(--on-accent);
      }
      .send:disabled {
        background: var(--surface-sunken);
        color: var(--ink-faint);
      }
    `,
  ];

  constructor() {
    super();
    this.placeholder = '';
    this.name = '';
    this.disabled = false;
    this.text = '';
    new Localized(this);
  }

  focus() {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  render() {
    return html`<form @submit=${this.#submit}>
      <slot name="start"></slot>
      <textarea
        rows="1"
        data-testid="${this.name}-input"
        .value=${this.text}
        placeholder=${this.placeholder}
        aria-label=${this.placeholder}
        enterkeyhint="send"
        ?disabled=${this.disabled}
        @input=${this.#changed}
        @keydown=${this.#key}
      ></textarea>
      <button
        class="round send"
        data-testid="${this.name}-send"
        aria-label=${t('send')}
        title=${t('send')}
        ?disabled=${this.disabled || !this.text.trim()}
      >
        ${icon('send')}
      </button>
    </form>`;
  }

  /** @param {{ target: HTMLTextAreaElement }} event */
  #changed({ target }) {
    this.text = target.value;
    this.#fire('compose');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While a Korean syllable is being composed, Enter ends the syllable, not the message.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    this.#submit(event);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.disabled || !this.text.trim()) return;
    this.#fire('send-text');
    this.text = '';
    this.#fire('compose');
  }

  /** @param {'compose' | 'send-text'} type */
  #fire(type) {
    this.dispatchEvent(new CustomEvent(type, { detail: this.text.trim() }));
  }
}

customElements.define('text-composer', TextComposer);
