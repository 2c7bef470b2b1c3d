import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/i18n.js';
import { Localized, Ticking } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls } from '../shared/styles.js';
import { ago, elapsed, exact } from '../shared/time.js';
import { difference } from './difference.js';
import { reportStyles } from './evaluation-report.styles.js';
import './evaluation-summary.js';
import './evaluation-turn.js';

/** @import { PropertyValues } from 'lit' */
/** @import { EvaluationReport as Report, ReplayedTurn } from '../protocol/messages.d.ts' */
/** @typedef {keyof typeof FILTERS} Filter */

const PAGE = 40;
/** For each filter, the smallest difference at which a turn is shown. */
const FILTERS = { all: 0, differing: 1, far: 2 };

/** One evaluation: its progress, its summaries and its turns. Fires `remove` and `download`. */
export class EvaluationReport extends LitElement {
  static properties = {
    report: { attribute: false },
    filter: { state: true },
    most: { state: true },
  };

  static styles = [base, controls, blank, reportStyles];

  constructor() {
    super();
    /** @type {Report} */
    this.report = given();
    /** @type {Filter} */
    this.filter = 'all';
    this.most = PAGE;
    new Localized(this);
    new Ticking(this, 1000);
  }

  /** @param {PropertyValues<this>} changed */
  willUpdate(changed) {
    if (changed.has('report') && changed.get('report')?.id !== this.report.id) this.most = PAGE;
  }

  render() {
    return html`${this.#head()} ${this.#progress()} ${this.#trouble()}
      <evaluation-summary .summaries=${this.report.summaries} .currency=${this.report.currency}></evaluation-summary>
      ${this.#turns()}`;
  }

  get #isRunning() {
    return this.report.state === 'running';
  }

  #head() {
    const { state, candidates, startedAt } = this.report;
    return html`<div class="head">
      <div class="title">
        <h2>${candidates.join(', ')}</h2>
        <p>
          <span class="tag ${state}" role="status" data-testid="state" data-state=${state}>
            ${t(`evaluation.state.${state}`)}
          </span>
          <time title=${exact(Date.parse(startedAt))}>${ago(Date.parse(startedAt))}</time>
          <span class="took" title=${t('evaluation.took')}>${this.#duration()}</span>
        </p>
      </div>
      <div class="actions">
        <button class="button" data-testid="download" @click=${() => this.#fire('download')}>
          ${icon('download')} ${t('evaluation.download')}
        </button>
        <button class="button" data-testid="remove" @click=${() => this.#fire('remove')}>
          ${icon(this.#isRunning ? 'stop' : 'remove')} ${t(this.#isRunning ? 'evaluation.cancel' : 'evaluation.forget')}
        </button>
      </div>
    </div>`;
  }

  #duration() {
    const { startedAt, endedAt } = this.report;
    return elapsed((endedAt ? Date.parse(endedAt) : Date.now()) - Date.parse(startedAt));
  }

  #progress() {
    const { conversations, replayed, turns } = this.report.progress;
    if (!this.#isRunning) return nothing;
    const share = conversations ? replayed / conversations : 0;
    return html`<div class="progress">
      <progress max="1" .value=${share} aria-label=${t('evaluation.progressLabel')}></progress>
      <p>${t('evaluation.progress', { replayed, conversations: conversations ?? '…', turns })}</p>
    </div>`;
  }

  #trouble() {
    const { reason, progress } = this.report;
    return html`${reason ? html`<p class="note bad" role="alert">${icon('alert')} ${t(`evaluation.reason.${reason}`)}</p>` : nothing}
    ${
      progress.missing.length
        ? html`<p class="note">${icon('alert')} ${t('evaluation.missing', { n: progress.missing.length })}</p>`
        : nothing
    }`;
  }

  #turns() {
    const { turns } = this.report;
    if (!turns.length) return this.#noTurns();
    const least = FILTERS[this.filter];
    const shown = turns.filter((turn) => difference(turn) >= least);
    return html`<div class="bar">
        <h3>${t('evaluation.answers')}</h3>
        <div class="filter" role="group" aria-label=${t('evaluation.filter')}>
          ${
            /** @type {Filter[]} */ (Object.keys(FILTERS)).map(
              (name) => html`<button
              data-testid="filter-${name}"
              aria-pressed=${this.filter === name}
              @click=${() => (this.filter = name)}
            >
              ${t(`evaluation.filter.${name}`)}
            </button>`,
            )
          }
        </div>
        <span class="count" aria-live="polite">${t('evaluation.shown', { n: shown.length, all: turns.length })}</span>
      </div>
      ${shown.length ? this.#list(shown) : html`<p class="none">${t('evaluation.noDifference')}</p>`}`;
  }

  /** @param {ReplayedTurn[]} shown */
  #list(shown) {
    return html`${repeat(
      grouped(shown.slice(0, this.most)),
      ([id]) => id,
      ([id, turns]) => html`<section class="conversation">
          <h4 title=${id}>${t('evaluation.conversation', { id: id.slice(-6) })}</h4>
          ${repeat(
            turns,
            ({ turn }) => turn,
            (turn) => html`<evaluation-turn .turn=${turn} .currency=${this.report.currency}></evaluation-turn>`,
          )}
        </section>`,
    )}
      ${
        shown.length > this.most
          ? html`<button class="button more" data-testid="more" @click=${() => (this.most += PAGE)}>
            ${t('evaluation.more', { n: shown.length - this.most })}
          </button>`
          : nothing
      }`;
  }

  #noTurns() {
    if (this.#isRunning) return html`<div class="waiting" aria-hidden="true"><i></i><i></i><i></i></div>`;
    return html`<div class="blank">
      <span class="emblem quiet">${icon('inbox')}</span>
      <h3>${t('evaluation.noTurnsTitle')}</h3>
      <p>${t('evaluation.noTurnsText')}</p>
    </div>`;
  }

  /** @param {'remove' | 'download'} name */
  #fire(name) {
    this.dispatchEvent(new CustomEvent(name));
  }
}

/**
 * The turns grouped by conversation; conversations are replayed at the same time, so their turns arrive mixed.
 *
 * @param {ReplayedTurn[]} turns
 */
function grouped(turns) {
  /** @type {Map<string, ReplayedTurn[]>} */
  const groups = new Map();
  for (const turn of turns) groups.set(turn.conversation, [...(groups.get(turn.conversation) ?? []), turn]);
  return groups;
}

customElements.define('evaluation-report', EvaluationReport);
