/**
 * What is said in a call. A line is `{id, who: caller|operator, text, spoken, ended, cut}`: `spoken` is how many
 * characters have been heard, `ended` that no more text comes, `cut` that the caller spoke over the rest.
 */
export class CallScript {
  lines = [];
  #nextId = 1;

  callerSays(text) {
    this.#add({ who: 'caller', text, spoken: text.length, ended: true });
  }

  operatorSays({ token, last }) {
    const open = this.lines.findLast((line) => line.who === 'operator' && !line.ended);
    const line = open ?? (token ? this.#add({ who: 'operator', text: '', spoken: 0, ended: false }) : undefined);
    if (!line) return;
    line.text += token;
    line.ended = last;
  }

  /** The line to be spoken now. */
  get current() {
    return this.lines.find((line) => isUnheard(line) && !line.cut);
  }

  get speaking() {
    return this.current !== undefined;
  }

  /** The caller speaks over the operator: what is unheard stays unheard. Gives back what was heard of the line, or undefined. */
  interrupt() {
    const heard = this.current?.text.slice(0, this.current.spoken);
    for (const line of this.lines.filter(isUnheard)) {
      line.cut = true;
      line.ended = true;
    }
    return heard;
  }

  #add(line) {
    const added = { id: this.#nextId++, cut: false, ...line };
    this.lines.push(added);
    return added;
  }
}

function isUnheard(line) {
  return line.who === 'operator' && line.spoken < line.text.length;
}
