import { html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { language, t } from '../i18n/i18n.js';
import { demoConfig } from '../protocol/demo.js';
import { Localized } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { icon, mark } from '../shared/icons.js';
import '../shared/page-switches.js';
import { base, blank, controls } from '../shared/styles.js';
import './behind-view.js';
import './call-view.js';
import './chat-view.js';
import './messages-view.js';
import { phoneStyles } from './phone-app.styles.js';

/** @import { DemoConfig, Subscriber } from '../protocol/messages.d.ts' */
/** @import { Icon } from '../shared/icons.js' */
/** @typedef {'chat' | 'call' | 'sms' | 'behind'} Screen */

/** @type {[Screen, Icon][]} */
const SCREENS = [
  ['chat', 'chat'],
  ['call', 'call'],
  ['sms', 'message'],
  ['behind', 'flow'],
];

/**
 * One subscriber's phone: app chat, call and messages side by side, with a behind-the-scenes view; on a narrow screen,
 * they are tabs.
 */
export class PhoneApp extends LitElement {
  static properties = {
    config: { state: true },
    failed: { state: true },
    subscriber: { state: true },
    screen: { state: true },
  };

  static styles = [base, controls, blank, phoneStyles];

  constructor() {
    super();
    /** @type {DemoConfig | undefined} */
    this.config = undefined;
    this.failed = false;
    /** @type {Subscriber} */
    this.subscriber = given();
    /** @type {Screen} */
    this.screen = 'chat';
    new Localized(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    document.title = t('phone.pageTitle');
    if (this.failed) return this.#unavailable();
    return html`${this.#header()} ${this.config ? this.#screens(this.config) : nothing} ${this.#tabs()}`;
  }

  #header() {
    return html`<header>
      <a class="brand" href="/" aria-label=${t('product')}>
        ${mark()}
        <h1>${t('product')}</h1>
      </a>
      ${this.config ? this.#picker(this.config) : nothing}
      ${this.config?.standIns.length ? this.#standIns(this.config) : nothing}
      <div class="right">
        <a class="button desk" href="/desk" target="desk" data-testid="desk-link">${icon('headset')} ${t('phone.desk')}</a>
        <page-switches></page-switches>
      </div>
    </header>`;
  }

  /** @param {DemoConfig} config */
  #standIns({ standIns }) {
    const parts = standIns.map((part) => t(`standIn.part.${part}`)).join(' · ');
    return html`<span class="tag stand-in" data-testid="stand-ins" title=${t('standIn.title')}>
      ${t('standIn.some', { parts })}
    </span>`;
  }

  /** @param {DemoConfig} config */
  #picker({ subscribers }) {
    return html`<label class="picker">
      ${icon('person')}
      <span class="visually-hidden">${t('phone.subscriber')}</span>
      <select data-testid="subscriber-picker" @change=${this.#picked}>
        ${subscribers.map(
          (each) => html`<option value=${each.id} ?selected=${each === this.subscriber}>${describe(each)}</option>`,
        )}
      </select>
      ${icon('down')}
    </label>`;
  }

  /** @param {DemoConfig} config */
  #screens(config) {
    const { subscriber } = this;
    return html`<main data-screen=${this.screen}>
      ${keyed(
        subscriber.id,
        html`<chat-view class="chat" .subscriber=${subscriber}></chat-view>
          <call-view class="call" .subscriber=${subscriber} .config=${config}></call-view>
          <messages-view class="sms" .subscriber=${subscriber} .config=${config}></messages-view>`,
      )}
      <behind-view class="behind" .config=${config}></behind-view>
    </main>`;
  }

  #tabs() {
    return html`<nav aria-label=${t('phone.screens')}>
      ${SCREENS.map(
        ([screen, image]) => html`<button
          data-testid="tab-${screen}"
          aria-current=${screen === this.screen ? 'page' : 'false'}
          @click=${() => (this.screen = screen)}
        >
          ${icon(image)} ${t(`${screen}.tab`)}
        </button>`,
      )}
    </nav>`;
  }

  #unavailable() {
    return html`<div class="blank">
      <span class="emblem quiet">${icon('unplugged')}</span>
      <h3>${t('phone.failedTitle')}</h3>
      <p>${t('phone.failedText')}</p>
      <button class="button primary" @click=${this.#load}>${icon('retry')} ${t('tryAgain')}</button>
    </div>`;
  }

  async #load() {
    this.failed = false;
    try {
      this.config = await demoConfig();
      this.#choose(this.config, sessionStorage.getItem('subscriber'));
    } catch {
      this.failed = true;
    }
  }

  /** @param {{ target: HTMLSelectElement }} event */
  #picked({ target }) {
    if (this.config) this.#choose(this.config, target.value);
  }

  /** @type {(config: DemoConfig, id: string | null) => void} */
  #choose({ subscribers }, id) {
    const sameLanguage = subscribers.find((each) => each.language === language());
    this.subscriber = subscribers.find((each) => each.id === id) ?? sameLanguage ?? subscribers[0];
    sessionStorage.setItem('subscriber', this.subscriber.id);
  }
}

/** @param {Subscriber} subscriber */
function describe({ name, nameEn, plan, planEn }) {
  return language() === 'ko' ? `${name} · ${plan}` : `${nameEn} · ${planEn}`;
}

customElements.define('phone-app', PhoneApp);
