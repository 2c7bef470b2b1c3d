import { html, LitElement, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized, Ticking } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls } from '../shared/styles.js';
import { ago, exact } from '../shared/time.js';
import { boardStyles } from './board.styles.js';

/** @import { Evidence, QuestionGap, QuestionReport, QuestionTopic } from '../protocol/messages.d.ts' */

const MINUTE = 60_000;
/** @type {Exclude<keyof Evidence, 'changed'>[]} */
const FIGURES = ['helpful', 'notHelpful', 'accepted', 'edited', 'rejected'];

/** What people ask that nothing answers, by topic. Fires `answered` with the id of a question that an article answers now. */
export class QuestionBoard extends LitElement {
  static properties = { report: { attribute: false } };

  static styles = [base, controls, blank, boardStyles];

  constructor() {
    super();
    /** @type {QuestionReport} */
    this.report = given();
    new Localized(this);
    new Ticking(this, MINUTE);
  }

  render() {
    const { topics } = this.report;
    if (!topics.length)
      return html`<div class="blank" data-testid="no-questions">
        <span class="emblem">${icon('check')}</span>
        <h3>${t('knowledge.emptyTitle')}</h3>
        <p>${t('knowledge.emptyText')}</p>
      </div>`;
    return html`<p class="hint">${t('knowledge.privacy')}</p>
      <ol class="cards">
        ${topics.map((topic) => this.#topic(topic))}
      </ol>`;
  }

  /** @param {QuestionTopic} topic */
  #topic({ topic, asked, questions, evidence, criticised }) {
    return html`<li class="card" data-testid="topic" data-topic=${topic}>
      <div class="head">
        <h2>${topic === 'other' ? t('knowledge.otherTopic') : topic}</h2>
        <span class="tag count">${t('knowledge.asked', { n: asked })}</span>
      </div>
      ${this.#evidence(evidence)}
      <ul class="rows">
        ${questions.map((question) => this.#question(question))}
      </ul>
      ${
        criticised.length
          ? html`<details>
            <summary>${t('knowledge.criticised', { n: criticised.length })}</summary>
            <ul class="rows">
              ${criticised.map(
                ({ question, outcome, language }) => html`<li class="row">
                  <span class="words" lang=${language}>${question}</span>
                  <span class="tag">${t(outcome === 'REJECTED' ? 'knowledge.rejectedOne' : 'knowledge.notHelpfulOne')}</span>
                </li>`,
              )}
            </ul>
          </details>`
          : nothing
      }
    </li>`;
  }

  /** @param {Evidence} evidence */
  #evidence(evidence) {
    const figures = FIGURES.filter((kind) => evidence[kind] > 0);
    if (!figures.length) return nothing;
    return html`<p class="evidence" data-testid="evidence">
      ${figures.map((kind) => html`<span class="tag ${kind}">${t(`knowledge.${kind}`, { n: evidence[kind] })}</span>`)}
    </p>`;
  }

  /** @param {QuestionGap} question */
  #question({ id, example, language, reason, asked, lastAt }) {
    const at = Date.parse(lastAt);
    return html`<li class="row" data-testid="question">
      <span class="words" lang=${language}>${example}</span>
      <span class="facts">
        <span class="tag ${reason === 'FIGURE_WITHHELD' ? 'warn' : ''}">${t(`knowledge.reason.${reason}`)}</span>
        <span>${t('knowledge.times', { n: asked })}</span>
        <time title=${exact(at)}>${ago(at)}</time>
        <button
          class="link"
          data-testid="answered"
          @click=${() => this.dispatchEvent(new CustomEvent('answered', { detail: id }))}
        >
          ${t('knowledge.answered')}
        </button>
      </span>
    </li>`;
  }
}

customElements.define('question-board', QuestionBoard);
