import { css, html, LitElement, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { t, tIn } from '../i18n/i18n.js';
import { Handset } from '../protocol/handset.js';
import { Localized, StickToEnd } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls, thread } from '../shared/styles.js';
import '../shared/text-composer.js';
import { bubbles, dayDivider, moment } from '../shared/bubbles.js';
import { isOwn, MessageLog } from './message-log.js';
import './phone-panel.js';
import { segments } from './segments.js';

/** @import { DemoConfig, HandsetMessage, HandsetStatus, Subscriber } from '../protocol/messages.d.ts' */
/** @import { StreamState } from '../protocol/live-events.js' */
/** @import { Icon } from '../shared/icons.js' */

/** @type {Record<Exclude<HandsetStatus, 'failed'>, Icon>} */
const MARKS = { pending: 'clock', accepted: 'check', delivered: 'checks' };

/** The handset's messages: texts to and from the operator's number, through the SMSC. */
export class MessagesView extends LitElement {
  static properties = {
    subscriber: { attribute: false },
    config: { attribute: false },
    state: { state: true },
    draft: { state: true },
  };

  static styles = [
    base,
    controls,
    thread,
    blank,
    bubbles,
    css`
      .foot-bar {
        padding: 0 var(--space-3) var(--space-3);
      }
      .count {
        display: flex;
        justify-content: space-between;
        min-height: 28px;
        padding: var(--space-1) var(--space-3);
        color: var(--ink-faint);
        font-size: var(--text-xs);
        font-variant-numeric: tabular-nums;
      }
      .count .several {
        color: var(--warn);
        font-weight: 600;
      }
    `,
  ];

  #log = new MessageLog();
  /** @type {Handset | undefined} */
  #handset;

  constructor() {
    super();
    /** @type {Subscriber} */
    this.subscriber = given();
    /** @type {DemoConfig} */
    this.config = given();
    /** @type {StreamState} */
    this.state = 'online';
    this.draft = '';
    new Localized(this);
    new StickToEnd(this, '.thread');
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.config.handsetUrl) return;
    this.#handset = new Handset({
      baseUrl: this.config.handsetUrl,
      number: this.subscriber.number,
      onEvent: (event) => this.#changed(() => this.#log.apply(event)),
      onState: (state) => (this.state = state),
    });
    this.#handset.open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#handset?.close();
  }

  render() {
    return html`<phone-panel icon="message" heading=${t('sms.title')}>
      ${
        this.config.standIns.includes('smsc')
          ? html`<span slot="state" class="tag stand-in" title=${t('standIn.smscTitle')}>${t('standIn.smsc')}</span>`
          : nothing
      }
      ${this.config.handsetUrl ? this.#conversation() : this.#unavailable()}
    </phone-panel>`;
  }

  #unavailable() {
    return html`<div class="blank" data-testid="sms-unavailable">
      <span class="emblem quiet">${icon('message')}</span>
      <h3>${t('sms.unavailableTitle')}</h3>
      <p>${t('sms.unavailableText', { address: this.config.smsAddress })}</p>
    </div>`;
  }

  #conversation() {
    const { messages, optedOut } = this.#log;
    return html`${
      this.state === 'offline'
        ? html`<p class="banner" role="status">${icon('unplugged')} ${t('sms.offline')}</p>`
        : nothing
    }
      <div class="thread" role="log" aria-live="polite" aria-label=${t('sms.title')} tabindex="0" data-testid="sms-log">
        ${messages.length ? this.#list(messages) : this.#welcome()}
      </div>
      ${optedOut ? this.#optedOut() : nothing}
      <div class="foot-bar">
        <p class="count" data-testid="sms-count">${this.#count()}</p>
        <text-composer
          name="sms"
          placeholder=${t('sms.placeholder', { address: this.config.smsAddress })}
          @compose=${this.#draft}
          @send-text=${this.#sent}
        ></text-composer>
      </div>`;
  }

  #welcome() {
    return html`<div class="blank">
      <span class="emblem">${icon('message')}</span>
      <h3>${t('sms.emptyTitle', { address: this.config.smsAddress })}</h3>
      <p>${t('sms.emptyText')}</p>
    </div>`;
  }

  /** @param {HandsetMessage[]} messages */
  #list(messages) {
    return html`<ol>
      ${repeat(
        messages,
        (message) => message.id,
        (message, index) => [dayDivider(message, messages[index - 1]), this.#message(message)],
      )}
    </ol>`;
  }

  /** @param {HandsetMessage} message */
  #message(message) {
    const own = isOwn(message);
    const failed = own && message.status === 'failed';
    return html`<li
      class=${classMap({ said: true, own, failed })}
      data-testid=${own ? 'sms-own' : 'sms-reply'}
      data-status=${message.status}
    >
      <p class="bubble">${message.text}</p>
      <p class="foot">${own ? this.#delivery(message) : nothing} ${moment(message.at)} ${this.#parts(message)}</p>
    </li>`;
  }

  /** @param {HandsetMessage} message */
  #parts({ segments: count }) {
    return count > 1 ? html`<span>· ${t('sms.parts', { count })}</span>` : nothing;
  }

  /** @param {HandsetMessage} message */
  #delivery({ id, text, status }) {
    if (status === 'failed') {
      return html`<span class="problem">${t('delivery.failed')}</span>
        <button class="link" data-testid="sms-resend" @click=${() => this.#resend(id, text)}>${t('resend')}</button>`;
    }
    return html`<span class=${status} title=${t(`delivery.${status}`)}>${icon(MARKS[status])}</span>
      <span class="visually-hidden">${t(`delivery.${status}`)}</span>`;
  }

  #optedOut() {
    const word = tIn(this.subscriber.language, 'sms.optInWord');
    return html`<div class="banner" data-testid="sms-opted-out">
      ${icon('alert')} ${t('sms.optedOut')}
      <button class="button" @click=${() => this.#send(word)}>${t('sms.optIn', { word })}</button>
    </div>`;
  }

  #count() {
    const { used, limit, count } = segments(this.draft);
    if (!count) return nothing;
    return html`<span class=${count > 1 ? 'several' : ''}>${t('sms.count', { count })}</span><span>${used} / ${limit}</span>`;
  }

  /** @param {CustomEvent<string>} event */
  #draft({ detail }) {
    this.draft = detail;
  }

  /** @param {CustomEvent<string>} event */
  #sent({ detail }) {
    this.#send(detail);
  }

  /** @param {string} text */
  async #send(text) {
    try {
      await this.#handset?.send(this.config.smsAddress, text);
    } catch {
      this.#changed(() => this.#log.addFailed(text));
    }
  }

  /** @type {(id: string, text: string) => void} */
  #resend(id, text) {
    this.#changed(() => this.#log.forget(id));
    this.#send(text);
  }

  /** @param {() => void} change */
  #changed(change) {
    change();
    this.requestUpdate();
  }
}

customElements.define('messages-view', MessagesView);
