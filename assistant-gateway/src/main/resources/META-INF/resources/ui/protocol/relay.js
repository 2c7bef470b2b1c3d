/** @import { Language, RelayFrame, RelayText } from './messages.d.ts' */

/**
 * The voice platform's side of ConversationRelay: one call over one WebSocket. What the caller says goes out as text,
 * what the assistant says comes in as tokens. A call whose connection breaks is over; it is not reconnected.
 */
export class RelayCall {
  /** @type {WebSocket | undefined} */
  #socket;
  #onText;
  #onAnswer;
  #onEnd;
  #answered = false;
  #hungUp = false;

  /**
   * @param {object} on
   * @param {(text: RelayText) => void} on.onText
   * @param {() => void} on.onAnswer
   * @param {(state: 'ended' | 'refused') => void} on.onEnd with `refused` if the call was never answered
   */
  constructor({ onText, onAnswer, onEnd }) {
    this.#onText = onText;
    this.#onAnswer = onAnswer;
    this.#onEnd = onEnd;
  }

  /** @param {{ from: string, to: string, language: Language }} parties */
  dial({ from, to, language }) {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    this.#socket = new WebSocket(`${scheme}://${location.host}/voice/conversation-relay`);
    this.#socket.onopen = () => {
      this.#answered = true;
      this.#send(setup(from, to, language));
      this.#onAnswer();
    };
    this.#socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    this.#socket.onclose = () => this.#onEnd(this.#answered || this.#hungUp ? 'ended' : 'refused');
  }

  /**
   * @param {string} voicePrompt
   * @param {string} lang
   */
  say(voicePrompt, lang) {
    this.#send({ type: 'prompt', voicePrompt, lang, last: true });
  }

  /** @param {string} digit */
  press(digit) {
    this.#send({ type: 'dtmf', digit });
  }

  /**
   * @param {string} utteranceUntilInterrupt
   * @param {number} durationUntilInterruptMs
   */
  interrupt(utteranceUntilInterrupt, durationUntilInterruptMs) {
    this.#send({ type: 'interrupt', utteranceUntilInterrupt, durationUntilInterruptMs });
  }

  hangUp() {
    this.#hungUp = true;
    this.#socket?.close(1000);
  }

  /** @param {RelayFrame} frame */
  #receive(frame) {
    if (frame.type === 'text') this.#onText(frame);
    if (frame.type === 'end') this.hangUp();
  }

  /** @param {object} frame */
  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}

/** @type {(from: string, to: string, language: Language) => object} */
function setup(from, to, language) {
  const id = crypto.randomUUID().replaceAll('-', '');
  return {
    type: 'setup',
    sessionId: `VX${id}`,
    accountSid: 'AC00000000000000000000000000000000',
    callSid: `CA${id}`,
    from,
    to,
    direction: 'inbound',
    callStatus: 'IN-PROGRESS',
    customParameters: { language },
  };
}
