import { html, LitElement, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/i18n.js';
import { Localized, StickToEnd, Ticking } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls, thread } from '../shared/styles.js';
import '../shared/text-composer.js';
import { elapsed } from '../shared/time.js';
import { callStyles } from './call-view.styles.js';
import { Listener } from './listener.js';
import { PhoneCall } from './phone-call.js';
import './phone-panel.js';

/** @import { DemoConfig, Subscriber } from '../protocol/messages.d.ts' */
/** @import { Key } from '../i18n/i18n.js' */
/** @import { Line } from './call-script.js' */
/** @import { Icon } from '../shared/icons.js' */

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** A call to the operator: captions of both sides, and ways to speak, to press keys and to interrupt. */
export class CallView extends LitElement {
  static properties = {
    subscriber: { attribute: false },
    config: { attribute: false },
    keypad: { state: true },
    listening: { state: true },
    partial: { state: true },
  };

  static styles = [base, controls, thread, blank, callStyles];

  /** @type {PhoneCall} */
  #call = given();
  #listener = new Listener({
    speechStarted: () => !this.#call.sound && this.#call.interrupt(),
    partialText: (text) => this.#hearPartial(text),
    finalText: (text) => !this.#call.isEcho(text) && this.#say(text),
    failed: () => (this.listening = 'failed'),
  });

  constructor() {
    super();
    /** @type {Subscriber} */
    this.subscriber = given();
    /** @type {DemoConfig} */
    this.config = given();
    /** @type {'off' | 'on' | 'failed'} */
    this.listening = 'off';
    this.partial = '';
    this.keypad = false;
    new Localized(this);
    new Ticking(this, 1000);
    new StickToEnd(this, '.thread');
  }

  connectedCallback() {
    super.connectedCallback();
    this.#call = this.#newCall();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#listener.stop();
    this.#call.hangUp();
  }

  render() {
    const { state, startedAt } = this.#call;
    const timer = html`<span slot="state" class="timer" role="timer" data-testid="call-timer">
      <i></i>${elapsed(Date.now() - startedAt)}
    </span>`;
    return html`<phone-panel icon="call" heading=${t('call.title')}>
      ${state === 'live' ? timer : nothing} ${this.#screen()}
    </phone-panel>`;
  }

  #screen() {
    const { state, script } = this.#call;
    if (state === 'live') return this.#live();
    return state === 'ended' && script.lines.length ? this.#over() : this.#notLive(state);
  }

  /** @param {'idle' | 'dialling' | 'ended' | 'refused'} state */
  #notLive(state) {
    const refused = state === 'refused';
    return html`<div class="blank" data-testid="call-state" data-state=${state}>
      <span class="emblem ${state === 'dialling' ? 'ringing' : ''} ${refused ? 'quiet' : ''}">
        ${icon(refused ? 'unplugged' : 'call')}
      </span>
      <h3>${t(`call.${state}Title`, { address: this.config.voiceNumber, time: this.#duration() })}</h3>
      <p>${t(`call.${state}Text`, { number: nationalFormat(this.subscriber.number) })}</p>
      ${
        state === 'dialling'
          ? html`<button class="button end" @click=${() => this.#call.hangUp()}>${icon('hangup')} ${t('call.end')}</button>`
          : this.#dialButton()
      }
    </div>`;
  }

  #dialButton() {
    return html`<button class="button dial" data-testid="call-dial" @click=${this.#dial}>
      ${icon('call')} ${t(this.#call.state === 'idle' ? 'call.dial' : 'call.dialAgain')}
    </button>`;
  }

  #duration() {
    const { startedAt, endedAt } = this.#call;
    return startedAt ? elapsed(endedAt - startedAt) : '';
  }

  #live() {
    const { script } = this.#call;
    return html`
      <div class="party">
        <span class="voice ${script.speaking ? 'speaking' : ''}" aria-hidden="true"><i></i><i></i><i></i><i></i></span>
        <strong>${this.config.voiceNumber}</strong>
        <span>${t(script.speaking ? 'call.speaking' : 'call.listening')}</span>
      </div>
      ${this.#captions()} ${this.keypad ? this.#keys() : nothing} ${this.#bar()}
    `;
  }

  #over() {
    return html`
      <div class="party" data-testid="call-state" data-state="ended">
        <strong>${t('call.endedTitle', { time: this.#duration() })}</strong>
      </div>
      ${this.#captions()}
      <div class="foot-bar again">${this.#dialButton()}</div>
    `;
  }

  #captions() {
    return html`<div class="thread" role="log" aria-live="polite" aria-label=${t('call.captions')} tabindex="0" data-testid="call-captions">
      <ol>
        ${repeat(
          this.#call.script.lines,
          (line) => line.id,
          (line) => this.#caption(line),
        )}
        ${this.partial ? html`<li class="line caller"><p class="words pending">${this.partial}</p></li>` : nothing}
      </ol>
    </div>`;
  }

  /** @param {Line} line */
  #caption({ who, text, spoken, cut }) {
    return html`<li class="line ${who}" data-testid=${who === 'caller' ? 'call-own' : 'call-reply'} data-cut=${cut}>
      <p class="by">${t(`call.${who}`)}</p>
      <p class="words">${text.slice(0, spoken)}${this.#unheard(text.slice(spoken), cut)}</p>
    </li>`;
  }

  /** @type {(rest: string, cut: boolean) => unknown} */
  #unheard(rest, cut) {
    if (!rest) return nothing;
    return cut ? html`<del title=${t('call.unheard')}>${rest}</del>` : html`<span class="ahead">${rest}</span>`;
  }

  #keys() {
    return html`<div class="keys" role="group" aria-label=${t('call.keypad')}>
      ${KEYS.map((key) => html`<button data-testid="call-key-${key}" @click=${() => this.#call.press(key)}>${key}</button>`)}
    </div>`;
  }

  #bar() {
    return html`<div class="foot-bar">
      ${this.listening === 'failed' ? html`<p class="hint" role="status">${t('call.micFailed')}</p>` : nothing}
      <text-composer
        name="call"
        placeholder=${t('call.placeholder')}
        @compose=${(/** @type {CustomEvent<string>} */ { detail }) => detail && this.#call.interrupt()}
        @send-text=${(/** @type {CustomEvent<string>} */ { detail }) => this.#say(detail)}
      >
        ${Listener.available ? this.#microphone() : nothing}
      </text-composer>
      <div class="buttons">
        ${this.#button(this.#call.sound ? 'sound' : 'silent', this.#call.sound ? 'call.mute' : 'call.unmute', this.#toggleSound)}
        ${this.#button('keypad', 'call.keypad', () => (this.keypad = !this.keypad), this.keypad)}
        <button class="round end" data-testid="call-end" aria-label=${t('call.end')} title=${t('call.end')} @click=${() => this.#call.hangUp()}>
          ${icon('hangup')}
        </button>
      </div>
    </div>`;
  }

  #microphone() {
    const on = this.listening === 'on';
    const label = t(on ? 'call.micOff' : 'call.micOn');
    return html`<button
      slot="start"
      type="button"
      class=${classMap({ round: true, microphone: true, on })}
      aria-pressed=${on}
      aria-label=${label}
      title=${label}
      @click=${this.#toggleMicrophone}
    >
      ${icon('mic')}
    </button>`;
  }

  /** @type {(name: Icon, label: Key, action: () => void, pressed?: boolean) => unknown} */
  #button(name, label, action, pressed = false) {
    return html`<button
      class="round"
      data-testid=${label.replace('.', '-')}
      aria-label=${t(label)}
      title=${t(label)}
      aria-pressed=${pressed}
      @click=${action}
    >
      ${icon(name)}
    </button>`;
  }

  #toggleSound() {
    this.#call.sound = !this.#call.sound;
  }

  #toggleMicrophone() {
    if (this.listening === 'on') this.#reset();
    else {
      this.listening = 'on';
      this.#listener.start(this.#call.locale);
    }
  }

  /** @param {string} text */
  #hearPartial(text) {
    if (this.#call.isEcho(text)) return;
    this.partial = text;
    this.#call.interrupt();
  }

  /** @param {string} text */
  #say(text) {
    this.partial = '';
    this.#call.say(text);
  }

  #dial() {
    this.#call = this.#newCall();
    this.#call.dial(this.config.voiceNumber);
  }

  #newCall() {
    this.#reset();
    return new PhoneCall(this.subscriber, (call) => {
      if (call.state === 'ended') this.#reset();
      this.requestUpdate();
    });
  }

  #reset() {
    this.#listener.stop();
    this.listening = 'off';
    this.partial = '';
    this.keypad = false;
  }
}

/**
 * A Korean number in national format; any other number stays international.
 *
 * @param {string} number
 */
function nationalFormat(number) {
  return number.replace(/^\+82(\d\d)(\d{4})(\d{4})$/, '0$1-$2-$3');
}

customElements.define('call-view', CallView);
