import { LitElement, css, html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { t, tIn } from '../i18n/i18n.js';
import { Handset } from '../protocol/handset.js';
import { Localized, StickToEnd } from '../shared/controllers.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls, thread } from '../shared/styles.js';
import '../shared/text-composer.js';
import { bubbles, dayDivider, moment } from '../shared/bubbles.js';
import './phone-panel.js';
import { isOptedOut, segments } from './segments.js';

const MARKS = { pending: 'clock', accepted: 'check', delivered: 'checks' };

/** The handset's messages: texts to and from the operator's number, through the SMSC. */
export class MessagesView extends LitElement {
  static properties = {
    subscriber: { attribute: false },
    config: { attribute: false },
    state: { state: true },
    messages: { state: true },
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

  #handset;

  constructor() {
    super();
    this.state = 'online';
    this.messages = [];
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
      onEvent: (event) => this.#take(event),
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
    const optedOut = isOptedOut(this.messages.filter(isOwn).map((message) => message.text));
    return html`${
      this.state === 'offline'
        ? html`<p class="banner" role="status">${icon('unplugged')} ${t('sms.offline')}</p>`
        : nothing
    }
      <div class="thread" role="log" aria-live="polite" aria-label=${t('sms.title')} tabindex="0" data-testid="sms-log">
        ${this.messages.length ? this.#list() : this.#welcome()}
      </div>
      ${optedOut ? this.#optedOut() : nothing}
      <div class="foot-bar">
        <p class="count" data-testid="sms-count">${this.#count()}</p>
        <text-composer
          name="sms"
          placeholder=${t('sms.placeholder', { address: this.config.smsAddress })}
          @compose=${({ detail }) => (this.draft = detail)}
          @send-text=${({ detail }) => this.#send(detail)}
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

  #list() {
    return html`<ol>
      ${repeat(
        this.messages,
        (message) => message.id,
        (message, index) => [dayDivider(message, this.messages[index - 1]), this.#message(message)],
      )}
    </ol>`;
  }

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

  #parts({ segments: count }) {
    return count > 1 ? html`<span>· ${t('sms.parts', { count })}</span>` : nothing;
  }

  #delivery({ id, text, status }) {
    if (status === 'failed') {
      return html`<span class="problem">${t('delivery.failed')}</span>
        <button class="link" data-testid="sms-resend" @click=${() => this.#resend(id, text)}>${t('resend')}</button>`;
    }
    return html`<span class=${status} title=${t(`delivery.${status}`)}>${icon(MARKS[status] ?? 'clock')}</span>
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

  #take(event) {
    const known = this.messages.some((message) => message.id === event.id);
    if (event.type === 'message' && !known) this.messages = [...this.messages, event].sort((a, b) => a.at - b.at);
    else if (known)
      this.messages = this.messages.map((each) => (each.id === event.id ? { ...each, status: event.status } : each));
  }

  async #send(text) {
    try {
      await this.#handset.send(this.config.smsAddress, text);
    } catch {
      // The network never heard of it, so it has no id but ours.
      const id = crypto.randomUUID();
      this.#take({ type: 'message', id, direction: 'sent', text, at: Date.now(), status: 'failed', segments: 1 });
    }
  }

  #resend(id, text) {
    this.messages = this.messages.filter((message) => message.id !== id);
    this.#send(text);
  }
}

const isOwn = (message) => message.direction === 'sent';

customElements.define('messages-view', MessagesView);
