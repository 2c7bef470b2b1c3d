const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

/** The browser's speech recognition, if the browser has one. It listens until it is stopped or fails. */
export class Listener {
  static available = Recognition !== undefined;

  /** @type {SpeechRecognition | undefined} */
  #recognition;
  #on;

  /**
   * @param {object} on
   * @param {() => void} on.speechStarted
   * @param {(text: string) => void} on.partialText what has been recognised so far
   * @param {(text: string) => void} on.finalText what was said
   * @param {() => void} on.failed when recognition cannot continue
   */
  constructor(on) {
    this.#on = on;
  }

  /** @param {string} lang */
  start(lang) {
    if (!Recognition) return;
    const recognition = new Recognition();
    Object.assign(recognition, { lang, continuous: true, interimResults: true });
    recognition.onspeechstart = () => this.#on.speechStarted();
    recognition.onresult = ({ results, resultIndex }) => this.#report(results[resultIndex]);
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

  /** @param {SpeechRecognitionResult} result */
  #report(result) {
    const text = result[0].transcript.trim();
    if (!text) return;
    if (result.isFinal) this.#on.finalText(text);
    else this.#on.partialText(text);
  }

  #fail() {
    this.stop();
    this.#on.failed();
  }
}
