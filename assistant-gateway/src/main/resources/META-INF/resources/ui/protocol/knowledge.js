import { Refused } from './evaluations.js';

/** @import { Incident, Previewed, QuestionReport } from './messages.d.ts' */

/** What `/admin/questions` and `/admin/incidents` serve; the token is sent if there is one. */
export class KnowledgeAdmin {
  /** @param {string | null} token */
  constructor(token) {
    this.token = token;
  }

  /**
   * What people ask that nothing answers, by topic.
   *
   * @returns {Promise<QuestionReport>}
   */
  questions() {
    return this.#ask('GET', '/admin/questions');
  }

  /**
   * Removes a question that something answers now.
   *
   * @param {string} id
   */
  removeQuestion(id) {
    return this.#ask('DELETE', `/admin/questions/${encodeURIComponent(id)}`);
  }

  /**
   * The incidents in force, newest first.
   *
   * @returns {Promise<Incident[]>}
   */
  incidents() {
    return this.#ask('GET', '/admin/incidents');
  }

  /** @param {Incident} incident */
  pin({ id, ...rest }) {
    return this.#ask('PUT', `/admin/incidents/${encodeURIComponent(id)}`, rest);
  }

  /** @param {string} id */
  end(id) {
    return this.#ask('DELETE', `/admin/incidents/${encodeURIComponent(id)}`);
  }

  /**
   * What would become of messages if an incident were pinned in these places.
   *
   * @param {string[]} places
   * @param {string[]} messages
   * @returns {Promise<Previewed[]>}
   */
  preview(places, messages) {
    return this.#ask('POST', '/admin/incidents/preview', { places, messages });
  }

  /** @type {(method: string, path: string, body?: object) => Promise<any>} */
  async #ask(method, path, body) {
    /** @type {Record<string, string>} */
    const headers = body ? { 'Content-Type': 'application/json' } : {};
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    const response = await fetch(path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    if (response.ok) return response.status === 204 ? undefined : response.json();
    const problem = await response.json().catch(() => ({}));
    throw new Refused(response.status, problem.detail ?? `HTTP ${response.status}`);
  }
}
