import { html, LitElement, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { Evaluations, Refused } from '../protocol/evaluations.js';
import { logIn } from '../protocol/log-in.js';
import { Localized } from '../shared/controllers.js';
import { icon, mark } from '../shared/icons.js';
import '../shared/page-switches.js';
import { base, blank, controls, thread } from '../shared/styles.js';
import { ago, exact } from '../shared/time.js';
import './evaluation-access.js';
import { appStyles } from './evaluation-app.styles.js';
import './evaluation-form.js';
import './evaluation-report.js';
import { keepToken, token } from './token.js';

/** @import { EvaluationReport, EvaluationRequest, Overview } from '../protocol/messages.d.ts' */
/** @import { EvaluationAccess } from './evaluation-access.js' */

const POLL_MILLIS = 1000;
/** @type {Record<number, EvaluationAccess['why']>} */
const ACCESS = { 401: 'token', 403: 'forbidden', 404: 'elsewhere' };

/** The page that replays recorded conversations against other tiers and prompts, with a form and the results. */
export class EvaluationApp extends LitElement {
  static properties = {
    access: { state: true },
    overview: { state: true },
    report: { state: true },
    pane: { state: true },
    sending: { state: true },
    error: { state: true },
    lost: { state: true },
    wrong: { state: true },
  };

  static styles = [base, controls, thread, blank, appStyles];

  #server = new Evaluations(token());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {string | undefined} */
  #shown;

  constructor() {
    super();
    /** @type {EvaluationAccess['why'] | undefined} */
    this.access = undefined;
    /** @type {Overview | undefined} */
    this.overview = undefined;
    /** @type {EvaluationReport | undefined} */
    this.report = undefined;
    /** @type {'start' | 'report'} */
    this.pane = 'start';
    this.sending = false;
    /** @type {string | undefined} */
    this.error = undefined;
    this.lost = false;
    this.wrong = false;
    new Localized(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#shown = location.hash.slice(1) || undefined;
    if (this.#shown) this.pane = 'report';
    this.#refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    document.title = t('evaluation.pageTitle');
    return html`<header>
        <span class="brand">${mark()}<h1>${t('evaluation.title')}</h1></span>
        <page-switches></page-switches>
      </header>
      ${this.lost ? html`<p class="banner" role="status">${icon('unplugged')} ${t('evaluation.lost')}</p>` : nothing}
      ${this.#content()}`;
  }

  #content() {
    if (this.access)
      return html`<evaluation-access
        .why=${this.access}
        ?wrong=${this.wrong}
        @token=${this.#identify}
        @retry=${() => this.#refresh()}
      ></evaluation-access>`;
    const { overview, report } = this;
    if (!overview) return html`<div class="blank" role="status">${t('evaluation.loading')}</div>`;
    return html`<main data-pane=${this.pane}>
      <aside>
        <evaluation-form
          .offers=${overview.offers}
          ?running=${this.#running}
          ?sending=${this.sending}
          .error=${this.error}
          @start=${this.#start}
        ></evaluation-form>
        ${this.#past(overview)}
      </aside>
      <section class="report">
        <button class="button back" @click=${() => (this.pane = 'start')}>${icon('back')} ${t('evaluation.back')}</button>
        ${
          report
            ? html`<evaluation-report
              .report=${report}
              @remove=${() => this.#remove(report)}
              @download=${() => download(report)}
            ></evaluation-report>`
            : this.#nothingYet()
        }
      </section>
    </main>`;
  }

  get #running() {
    return this.overview?.evaluations.some(({ state }) => state === 'running') ?? false;
  }

  /** @param {Overview} overview */
  #past({ evaluations }) {
    if (!evaluations.length) return nothing;
    return html`<nav aria-label=${t('evaluation.past')}>
      <h2>${t('evaluation.past')}</h2>
      <ol>
        ${evaluations.map((each) => {
          const at = Date.parse(each.startedAt);
          return html`<li>
            <button
              class="past"
              data-testid="past"
              aria-current=${each.id === this.#shown}
              @click=${() => this.#show(each.id)}
            >
              <span class="names">${each.candidates.join(', ')}</span>
              <span class="facts">
                <span class="tag ${each.state}">${t(`evaluation.state.${each.state}`)}</span>
                <time title=${exact(at)}>${ago(at)}</time>
                <span>${t('evaluation.turnCount', { n: each.progress.turns })}</span>
              </span>
            </button>
          </li>`;
        })}
      </ol>
    </nav>`;
  }

  #nothingYet() {
    return html`<div class="blank" data-testid="empty">
      <span class="emblem">${icon('compare')}</span>
      <h3>${t('evaluation.emptyTitle')}</h3>
      <p>${t('evaluation.emptyText')}</p>
    </div>`;
  }

  /** @param {CustomEvent<string>} event */
  #identify({ detail }) {
    keepToken(detail);
    this.#server = new Evaluations(detail);
    this.#refresh();
  }

  /** @param {string} id */
  #show(id) {
    this.#shown = id;
    this.report = undefined;
    this.pane = 'report';
    history.replaceState(null, '', `#${id}`);
    this.#refresh();
  }

  /** Refreshes the list and the report that is shown, and repeats this while an evaluation is running. */
  async #refresh() {
    clearTimeout(this.#timer);
    try {
      this.overview = await this.#server.overview();
      this.access = undefined;
      await this.#update(this.overview);
      this.lost = false;
    } catch (failure) {
      await this.#fail(failure);
    }
    if (this.#running || this.lost) this.#timer = setTimeout(() => this.#refresh(), POLL_MILLIS);
  }

  /**
   * Fetches the new turns of the report that is shown.
   *
   * @param {Overview} overview
   */
  async #update({ evaluations }) {
    const id = this.#shown;
    if (!id) return;
    if (!evaluations.some((each) => each.id === id)) {
      this.#forget();
      return;
    }
    const known = this.report?.id === id ? this.report.turns : [];
    const latest = await this.#server.report(id, known.length);
    if (id === this.#shown) this.report = { ...latest, from: 0, turns: [...known, ...latest.turns] };
  }

  #forget() {
    this.#shown = undefined;
    this.report = undefined;
    this.pane = 'start';
    history.replaceState(null, '', location.pathname + location.search);
  }

  /** @param {unknown} failure */
  async #fail(failure) {
    if (failure instanceof Refused && failure.status === 401 && (await isSignedOut())) return location.reload();
    if (failure instanceof Refused && ACCESS[failure.status]) {
      this.access = ACCESS[failure.status];
      this.wrong = failure.status === 401 && Boolean(this.#server.token);
    } else if (this.overview) {
      this.lost = true;
    } else {
      this.access = 'offline';
    }
  }

  /** @param {CustomEvent<EvaluationRequest>} event */
  async #start({ detail }) {
    this.sending = true;
    this.error = undefined;
    try {
      const { id } = await this.#server.start(detail);
      this.#show(id);
    } catch (failure) {
      this.error = failure instanceof Refused ? failure.message : t('evaluation.lost');
    }
    this.sending = false;
  }

  /** @param {EvaluationReport} report */
  async #remove({ id }) {
    try {
      await this.#server.remove(id);
    } catch {
      // The next refresh shows whether the report still exists.
    }
    this.#refresh();
  }
}

/** Whether the log-in has ended. Reloading the page signs in again. */
async function isSignedOut() {
  return (await logIn().catch(() => undefined))?.state === 'ended';
}

/** @param {EvaluationReport} report */
function download(report) {
  const file = new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `evaluation-${report.id}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define('evaluation-app', EvaluationApp);
