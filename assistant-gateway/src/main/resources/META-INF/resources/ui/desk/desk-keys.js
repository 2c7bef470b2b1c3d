import { html, LitElement, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from '../shared/controllers.js';
import { base, controls } from '../shared/styles.js';
import { keysStyles } from './desk-keys.styles.js';
import {
  areKeysDefault,
  areShortcutsOn,
  assignedKey,
  assignKey,
  keyOf,
  restoreKeys,
  SHORTCUT_NAMES,
  turnShortcuts,
} from './shortcuts.js';

/** @import { Shortcut } from './shortcuts.js' */

/**
 * The single-key shortcuts, each of which can be reassigned, and a switch that turns all of them off (WCAG 2.2, 2.1.4).
 */
export class DeskKeys extends LitElement {
  static properties = { changing: { state: true } };

  static styles = [base, controls, keysStyles];

  constructor() {
    super();
    /**
     * The shortcut that is waiting for a new key.
     *
     * @type {Shortcut | undefined}
     */
    this.changing = undefined;
    new Localized(this);
  }

  render() {
    return html`<section>
      <h2>${t('desk.keys')}</h2>
      <label>
        <input type="checkbox" data-testid="keys-on" .checked=${areShortcutsOn()} @change=${this.#switched} />
        ${t('desk.keysOn')}
      </label>
      ${areShortcutsOn() ? this.#list() : nothing}
    </section>`;
  }

  #list() {
    return html`<ul>
        ${SHORTCUT_NAMES.map((name) => this.#row(name))}
      </ul>
      ${
        areKeysDefault()
          ? nothing
          : html`<button class="link" data-testid="keys-restore" @click=${this.#restore}>${t('desk.keysRestore')}</button>`
      }`;
  }

  /** @param {Shortcut} name */
  #row(name) {
    const what = t(`desk.key.${name}`);
    const now = assignedKey(name).toUpperCase();
    const isChanging = this.changing === name;
    return html`<li>
      <button
        data-testid="key-${name}"
        aria-label=${isChanging ? t('desk.keyPress') : t('desk.keyChange', { what, key: now })}
        @click=${() => (this.changing = name)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#pressed(event, name)}
        @blur=${() => (this.changing = undefined)}
      >
        ${isChanging ? '…' : now}
      </button>
      <span>${isChanging ? t('desk.keyPress') : what}</span>
    </li>`;
  }

  /**
   * Assigns the key that was pressed; Escape and Tab keep the old one. The key press must not also trigger a shortcut.
   *
   * @type {(event: KeyboardEvent, name: Shortcut) => void}
   */
  #pressed(event, name) {
    if (this.changing !== name || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      this.changing = undefined;
      return;
    }
    const wanted = keyOf(event.key);
    if (!wanted) return;
    event.preventDefault();
    event.stopPropagation();
    assignKey(name, wanted);
    this.changing = undefined;
    this.#changed();
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  #switched({ target }) {
    turnShortcuts(target.checked);
    this.#changed();
  }

  #restore() {
    restoreKeys();
    this.#changed();
  }

  #changed() {
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('keys-changed', { bubbles: true, composed: true }));
  }
}

customElements.define('desk-keys', DeskKeys);
