import { RelayCall } from '../protocol/relay.js';
import { CallScript } from './call-script.js';
import { Speaker } from './speaker.js';

/** @import { RelayText, Subscriber } from '../protocol/messages.d.ts' */

/** Text of an interrupted reply can still arrive for about this long. */
const STRAGGLER_MILLIS = 400;
const LOCALES = { ko: 'ko-KR', en: 'en-US' };

/** One call: its connection, its script, and the voice that speaks the operator's lines. */
export class PhoneCall {
  /**
   * Goes from `idle` through `dialling` and `live` to `ended`, or from `dialling` to `refused`.
   *
   * @type {'idle' | 'dialling' | 'live' | 'ended' | 'refused'}
   */
  state = 'idle';
  startedAt = 0;
  endedAt = 0;
  script = new CallScript();
  #subscriber;
  #onChange;
  #relay;
  #speaker;
  #deafUntil = 0;

  /**
   * @param {Subscriber} subscriber
   * @param {(call: PhoneCall) => void} onChange
   */
  constructor(subscriber, onChange) {
    this.#subscriber = subscriber;
    this.#onChange = () => onChange(this);
    this.#speaker = new Speaker(this.script, this.#onChange);
    this.#relay = new RelayCall({
      onText: (text) => this.#hear(text),
      onAnswer: () => this.#answered(),
      onEnd: (state) => this.#end(state),
    });
  }

  get locale() {
    return LOCALES[this.#subscriber.language];
  }

  get sound() {
    return this.#speaker.sound;
  }

  set sound(on) {
    this.#speaker.sound = on;
    this.#onChange();
  }

  /** @param {string} to */
  dial(to) {
    this.state = 'dialling';
    this.#relay.dial({ from: this.#subscriber.number, to, language: this.#subscriber.language });
    this.#onChange();
  }

  /** @param {string} text */
  say(text) {
    this.interrupt();
    this.script.callerSays(text);
    this.#relay.say(text, this.locale);
    this.#deafUntil = 0;
    this.#onChange();
  }

  /**
   * Whether a microphone has only picked up what the page itself says aloud.
   *
   * @param {string} text
   */
  isEcho(text) {
    const said = this.script.lines.findLast((line) => line.who === 'operator')?.text ?? '';
    return this.sound && squeezed(said).includes(squeezed(text));
  }

  /** @param {string} digit */
  press(digit) {
    this.#relay.press(digit);
  }

  /** Cuts off the operator's voice at once; does nothing when it is not speaking. */
  interrupt() {
    const heard = this.script.interrupt();
    if (heard === undefined) return;
    this.#relay.interrupt(heard, this.#speaker.silence());
    this.#deafUntil = performance.now() + STRAGGLER_MILLIS;
    this.#onChange();
  }

  hangUp() {
    this.#relay.hangUp();
  }

  #answered() {
    this.state = 'live';
    this.startedAt = Date.now();
    this.#speaker.start(this.locale);
    this.#onChange();
  }

  /** @param {RelayText} text */
  #hear(text) {
    if (performance.now() < this.#deafUntil) return;
    this.script.operatorSays(text);
    this.#onChange();
  }

  /** @param {'ended' | 'refused'} state */
  #end(state) {
    this.#speaker.stop();
    this.script.interrupt();
    this.state = state;
    this.endedAt = Date.now();
    this.#onChange();
  }
}

/** @param {string} text */
function squeezed(text) {
  return text.replace(/[\s\p{P}]/gu, '').toLowerCase();
}
