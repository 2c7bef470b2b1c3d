/** @import { EvaluationReport, EvaluationRequest, Overview } from './messages.d.ts' */

/** A refused request: the HTTP status, and the server's explanation. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** Reads, starts and removes evaluations at `/admin/evaluations`; sends the token if there is one. */
export class Evaluations {
  /** @param {string | null} token */
  constructor(token) {
    this.token = token;
  }

  /**
   * The evaluations of the node, newest first, and what a new one can use.
   *
   * @returns {Promise<Overview>}
   */
  overview() {
    return this.#ask('GET', '');
  }

  /**
   * Starts an evaluation and returns its id.
   *
   * @param {EvaluationRequest} request
   * @returns {Promise<{ id: string }>}
   */
  start(request) {
    return this.#ask('POST', '', request);
  }

  /**
   * The report of an evaluation, without its first `from` turns.
   *
   * @param {string} id
   * @returns {Promise<EvaluationReport>}
   */
  report(id, from = 0) {
    return this.#ask('GET', `/${id}?from=${from}`);
  }

  /**
   * Cancels an evaluation that is running; deletes the report of one that has ended.
   *
   * @param {string} id
   */
  remove(id) {
    return this.#ask('DELETE', `/${id}`);
  }

  /** @type {(method: string, path: string, body?: object) => Promise<any>} */
  async #ask(method, path, body) {
    /** @type {Record<string, string>} */
    const headers = body ? { 'Content-Type': 'application/json' } : {};
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    const response = await fetch(`/admin/evaluations${path}`, {
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
