/** @import { RelayText } from '../protocol/messages.d.ts' */

/**
 * `spoken` is how many characters have been heard, `ended` says that no more text will come, and `cut` that the caller
 * interrupted the rest.
 *
 * @typedef {{ id: number, who: 'caller' | 'operator', text: string, spoken: number, ended: boolean, cut: boolean }}
 *     Line
 */

/** The lines that the caller and the operator speak in a call. */
export class CallScript {
  /** @type {Line[]} */
  lines = [];
  #nextId = 1;

  /** @param {string} text */
  callerSays(text) {
    this.#add('caller', text);
  }

  /** @param {Pick<RelayText, 'token' | 'last'>} text */
  operatorSays({ token, last }) {
    const open = this.lines.findLast(({ who, ended }) => who === 'operator' && !ended);
    const line = open ?? (token ? this.#add('operator', '') : undefined);
    if (!line) return;
    line.text += token;
    line.ended = last;
  }

  /** The operator's line to be spoken now. */
  get current() {
    return this.lines.find((line) => isUnheard(line) && !line.cut);
  }

  get speaking() {
    return this.current !== undefined;
  }

  /**
   * Lets the caller interrupt the operator, so that the rest is not spoken. Returns what was heard of the current line;
   * undefined if there is none.
   */
  interrupt() {
    const { current } = this;
    const heard = current?.text.slice(0, current.spoken);
    for (const line of this.lines.filter(isUnheard)) {
      line.cut = true;
      line.ended = true;
    }
    return heard;
  }

  /** @type {(who: Line['who'], text: string) => Line} */
  #add(who, text) {
    const line = { id: this.#nextId++, who, text, spoken: text.length, ended: who === 'caller', cut: false };
    this.lines.push(line);
    return line;
  }
}

/** @param {Line} line */
function isUnheard(line) {
  return line.who === 'operator' && line.spoken < line.text.length;
}
