/** @import { CallScript, Line } from './call-script.js' */

const TICK_MILLIS = 50;
const SENTENCE = /[^.!?…。\n]*[.!?…。\n]+\s*/y;

/** Characters per second: captions may run faster than a voice, and each Hangul character is a whole syllable. */
const CAPTION_PACE = { hangul: 12, other: 26 };
const VOICE_PACE = { hangul: 6.5, other: 14 };

/**
 * Speaks the lines of a call script in order, aloud if the browser has a voice and sound is on, otherwise silently at a
 * fixed pace. Advances `spoken` of the current line and reports each step.
 */
export class Speaker {
  #script;
  #onMove;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #lang = '';
  #sound = true;
  /** @type {{ end: number, done: boolean } | undefined} */
  #sentence;
  /** @type {Line | undefined} */
  #line;
  #lineSince = 0;
  #budget = 0;

  /**
   * @param {CallScript} script
   * @param {() => void} onMove
   */
  constructor(script, onMove) {
    this.#script = script;
    this.#onMove = onMove;
  }

  /** @param {string} lang */
  start(lang) {
    this.#lang = lang;
    this.#timer = setInterval(() => this.#tick(), TICK_MILLIS);
  }

  stop() {
    clearInterval(this.#timer);
    this.silence();
  }

  set sound(on) {
    this.#sound = on;
    this.silence();
  }

  get sound() {
    return this.#sound;
  }

  /** Stops the voice at once; returns for how many milliseconds the current line had been spoken. */
  silence() {
    if (this.#sentence) speechSynthesis.cancel();
    this.#sentence = undefined;
    return this.#line ? Math.round(performance.now() - this.#lineSince) : 0;
  }

  #tick() {
    const line = this.#script.current;
    if (line !== this.#line) this.#begin(line);
    if (!line) return;
    const voice = this.#voice();
    const end = voice ? this.#spokenAloudUntil(line, voice) : line.text.length;
    this.#budget += TICK_MILLIS / 1000;
    this.#advance(line, end, voice ? VOICE_PACE : CAPTION_PACE);
  }

  /** @param {Line | undefined} line */
  #begin(line) {
    this.#line = line;
    this.#lineSince = performance.now();
    this.#sentence = undefined;
  }

  /** @type {(line: Line, end: number, pace: typeof VOICE_PACE) => void} */
  #advance(line, end, pace) {
    const from = line.spoken;
    while (line.spoken < end) {
      const cost = 1 / (isHangul(line.text[line.spoken]) ? pace.hangul : pace.other);
      if (this.#budget < cost) break;
      this.#budget -= cost;
      line.spoken += 1;
    }
    if (line.spoken === end) this.#budget = 0;
    if (line.spoken !== from) this.#onMove();
  }

  /**
   * How far the caption may go before the voice has caught up: to the end of the sentence that is being spoken, or no
   * further while that sentence is still arriving.
   *
   * @param {Line} line
   * @param {SpeechSynthesisVoice} voice
   */
  #spokenAloudUntil(line, voice) {
    if (this.#sentence?.done) {
      line.spoken = Math.max(line.spoken, this.#sentence.end);
      this.#sentence = undefined;
      this.#onMove();
    }
    if (!this.#sentence) this.#utter(line, voice);
    return this.#sentence ? this.#sentence.end - 1 : line.spoken;
  }

  /** @type {(line: Line, voice: SpeechSynthesisVoice) => void} */
  #utter(line, voice) {
    const end = sentenceEnd(line);
    if (!end) return;
    const sentence = { end, done: false };
    const utterance = new SpeechSynthesisUtterance(line.text.slice(line.spoken, end));
    Object.assign(utterance, { voice, lang: this.#lang, rate: 1.1 });
    utterance.onend = utterance.onerror = () => (sentence.done = true);
    this.#sentence = sentence;
    speechSynthesis.speak(utterance);
  }

  #voice() {
    if (!this.#sound || !('speechSynthesis' in window)) return undefined;
    return speechSynthesis.getVoices().find((voice) => voice.lang.slice(0, 2) === this.#lang.slice(0, 2));
  }
}

/**
 * The end of the sentence that is spoken next; undefined while that sentence is still arriving.
 *
 * @param {Line} line
 */
function sentenceEnd({ text, spoken, ended }) {
  SENTENCE.lastIndex = spoken;
  if (SENTENCE.test(text)) return SENTENCE.lastIndex;
  return ended && spoken < text.length ? text.length : undefined;
}

/** @param {string} character */
const isHangul = (character) => character >= '가' && character <= '힣';
