import { html, LitElement, nothing } from 'lit';
import '../evaluation/evaluation-access.js';
import { keepToken, token } from '../evaluation/token.js';
import { t } from '../i18n/i18n.js';
import { Refused } from '../protocol/evaluations.js';
import { KnowledgeAdmin } from '../protocol/knowledge.js';
import { logIn } from '../protocol/log-in.js';
import { Localized } from '../shared/controllers.js';
import { icon, mark } from '../shared/icons.js';
import '../shared/page-switches.js';
import { base, blank, controls, thread } from '../shared/styles.js';
import './incident-board.js';
import { appStyles } from './knowledge-app.styles.js';
import { KnowledgeFeed } from './knowledge-feed.js';
import './question-board.js';

/** @import { Incident, QuestionReport } from '../protocol/messages.d.ts' */
/** @import { Fetched } from './knowledge-feed.js' */
/** @import { EvaluationAccess } from '../evaluation/evaluation-access.js' */
/** @typedef {'questions' | 'incidents'} Tab */

/** @type {Record<number, EvaluationAccess['why']>} */
const ACCESS = { 401: 'token', 403: 'forbidden', 404: 'elsewhere' };
/** @type {Tab[]} */
const TABS = ['questions', 'incidents'];

/** What the assistant lacks, for those who write articles, and the incidents of this hour. */
export class KnowledgeApp extends LitElement {
  static properties = {
    access: { state: true },
    tab: { state: true },
    report: { state: true },
    incidents: { state: true },
    lost: { state: true },
    wrong: { state: true },
  };

  static styles = [base, controls, thread, blank, appStyles];

  #server = new KnowledgeAdmin(token());
  #feed = new KnowledgeFeed(
    () => this.#server,
    (fetched) => this.#show(fetched),
    (failure) => this.#fail(failure),
  );

  constructor() {
    super();
    /** @type {EvaluationAccess['why'] | undefined} */
    this.access = undefined;
    /** @type {Tab} */
    this.tab = location.hash === '#incidents' ? 'incidents' : 'questions';
    /** @type {QuestionReport | undefined} */
    this.report = undefined;
    /** @type {Incident[] | undefined} */
    this.incidents = undefined;
    this.lost = false;
    this.wrong = false;
    new Localized(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#feed.fetchAll();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed.stop();
  }

  render() {
    document.title = t('knowledge.pageTitle');
    return html`<header>
        <span class="brand">${mark()}<h1>${t('knowledge.title')}</h1></span>
        <page-switches></page-switches>
      </header>
      ${this.lost ? html`<p class="banner" role="status">${icon('unplugged')} ${t('knowledge.lost')}</p>` : nothing}
      ${this.#content()}`;
  }

  #content() {
    if (this.access)
      return html`<evaluation-access
        topic="knowledge"
        .why=${this.access}
        ?wrong=${this.wrong}
        @token=${this.#identify}
        @retry=${() => this.#feed.fetchAll()}
      ></evaluation-access>`;
    if (!this.report || !this.incidents) return html`<div class="blank" role="status">${t('knowledge.loading')}</div>`;
    return html`<nav class="tabs" aria-label=${t('knowledge.title')}>
        ${TABS.map(
          (tab) => html`<button
            class="tab"
            data-testid="tab-${tab}"
            aria-current=${this.tab === tab ? 'page' : 'false'}
            @click=${() => this.#open(tab)}
          >
            ${t(`knowledge.${tab}`)}
            <span class="tag">${tab === 'incidents' ? this.incidents?.length : this.#asked}</span>
          </button>`,
        )}
      </nav>
      <main>${this.tab === 'questions' ? this.#questions() : this.#incidentBoard()}</main>`;
  }

  get #asked() {
    return this.report?.topics.reduce((sum, topic) => sum + topic.asked, 0) ?? 0;
  }

  #questions() {
    return html`<question-board
      .report=${this.report}
      @answered=${(/** @type {CustomEvent<string>} */ { detail }) => this.#do(() => this.#server.removeQuestion(detail))}
    ></question-board>`;
  }

  #incidentBoard() {
    return html`<incident-board
      .incidents=${this.incidents ?? []}
      .server=${this.#server}
      @changed=${() => this.#feed.fetchIncidents()}
    ></incident-board>`;
  }

  /** @param {Tab} tab */
  #open(tab) {
    if (tab === 'questions' && tab !== this.tab) this.#feed.fetchAll();
    this.tab = tab;
    history.replaceState(null, '', `#${tab}`);
  }

  /** @param {CustomEvent<string>} event */
  #identify({ detail }) {
    keepToken(detail);
    this.#server = new KnowledgeAdmin(detail);
    this.#feed.fetchAll();
  }

  /** @param {() => Promise<unknown>} change */
  async #do(change) {
    try {
      await change();
    } catch {
      // What is fetched now shows what has become of it.
    }
    this.#feed.fetchAll();
  }

  /** @param {Fetched} fetched */
  #show({ report = this.report, incidents }) {
    this.report = report;
    this.incidents = incidents;
    this.access = undefined;
    this.lost = false;
  }

  /**
   * Shows why nothing was fetched; returns whether the page goes on by itself.
   *
   * @param {unknown} failure
   */
  async #fail(failure) {
    if (failure instanceof Refused && failure.status === 401 && (await isSignedOut())) {
      location.reload();
      return false;
    }
    if (failure instanceof Refused && ACCESS[failure.status]) {
      this.access = ACCESS[failure.status];
      this.wrong = failure.status === 401 && Boolean(this.#server.token);
    } else if (this.report) {
      this.lost = true;
    } else {
      this.access = 'offline';
    }
    return !this.access;
  }
}

/** Whether one has to sign in again, which loading the page does. */
async function isSignedOut() {
  return (await logIn().catch(() => undefined))?.state === 'ended';
}

customElements.define('knowledge-app', KnowledgeApp);
