const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

/** The browser's speech recognition, where it has one. Listens until stopped; a failure ends it. */
export class Listener {
  static available = Recognition !== undefined;

  #recognition;
  #on;

  /** `on.begun` as soon as speech is heard, `on.partial` and `on.said` with text, `on.failed` when it cannot go on. */
  constructor(on) {
    this.#on = on;
  }

  start(lang) {
    const recognition = new Recognition();
    Object.assign(recognition, { lang, continuous: true, interimResults: true });
    recognition.onspeechstart = () => this.#on.begun();
    recognition.onresult = ({ results, resultIndex }) => this.#take(results[resultIndex]);
    recognition.onerror = ({ error }) => error !== 'no-speech' && this.#fail();
    // The browser ends a session by itself after a pause.
    recognition.onend = () => this.#recognition === recognition && recognition.start();
    this.#recognition = recognition;
    recognition.start();
  }

  stop() {
    const recognition = this.#recognition;
    this.#recognition = undefined;
    recognition?.abort();
  }

  #take(result) {
    const text = result[0].transcript.trim();
    if (!text) return;
    if (result.isFinal) this.#on.said(text);
    else this.#on.partial(text);
  }

  #fail() {
    this.stop();
    this.#on.failed();
  }
}
