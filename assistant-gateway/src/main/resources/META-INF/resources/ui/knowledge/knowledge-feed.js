/** @import { Incident, QuestionReport } from '../protocol/messages.d.ts' */
/** @import { KnowledgeAdmin } from '../protocol/knowledge.js' */
/** @typedef {{ report?: QuestionReport, incidents: Incident[] }} Fetched */

export const REFRESH_MILLIS = 15_000;

/**
 * Fetches the incidents again and again, but the questions only when asked to: whoever reads them is entered in the audit
 * trail, which a page that is left open must not fill.
 */
export class KnowledgeFeed {
  #server;
  #onFetched;
  #onFailure;
  #running = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {() => KnowledgeAdmin} server the one to ask at present
   * @param {(fetched: Fetched) => void} onFetched
   * @param {(failure: unknown) => Promise<boolean>} onFailure whether to try again by itself
   */
  constructor(server, onFetched, onFailure) {
    this.#server = server;
    this.#onFetched = onFetched;
    this.#onFailure = onFailure;
  }

  /** Fetches both, and from now on the incidents at intervals. */
  fetchAll() {
    this.#running = true;
    return this.#fetch(async () => {
      const [report, incidents] = await Promise.all([this.#server().questions(), this.#server().incidents()]);
      return { report, incidents };
    });
  }

  fetchIncidents() {
    return this.#fetch(async () => ({ incidents: await this.#server().incidents() }));
  }

  stop() {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  /** @param {() => Promise<Fetched>} fetch */
  async #fetch(fetch) {
    clearTimeout(this.#timer);
    let again = true;
    try {
      this.#onFetched(await fetch());
    } catch (failure) {
      again = await this.#onFailure(failure);
    }
    clearTimeout(this.#timer);
    if (again && this.#running) this.#timer = setTimeout(() => this.fetchIncidents(), REFRESH_MILLIS);
  }
}
