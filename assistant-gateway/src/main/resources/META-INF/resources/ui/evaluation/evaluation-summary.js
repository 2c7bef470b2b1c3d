import { css, html, LitElement } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from '../shared/controllers.js';
import { base } from '../shared/styles.js';
import { count, duration, money, percent } from './numbers.js';

/** @import { CandidateSummary, Times } from '../protocol/messages.d.ts' */
/**
 * @typedef {'turns' | 'failures' | 'firstToken' | 'total' | 'tokensIn' | 'tokensCached' | 'tokensOut' | 'cost' |
 *     'sameTools' | 'similarity' | 'otherLanguage'} Name
 */

/**
 * The columns: name, value, and whether the value is bad.
 *
 * @type {[Name, (summary: CandidateSummary, currency: string) => unknown, ((summary: CandidateSummary) => boolean)?][]}
 */
const COLUMNS = [
  ['turns', ({ turns }) => count(turns)],
  ['failures', ({ failures }) => count(failures), ({ failures }) => failures > 0],
  ['firstToken', ({ firstToken }) => percentiles(firstToken)],
  ['total', ({ total }) => percentiles(total)],
  ['tokensIn', ({ tokens }) => count(tokens?.promptTokens)],
  ['tokensCached', ({ tokens }) => count(tokens?.cachedTokens)],
  ['tokensOut', ({ tokens }) => count(tokens?.completionTokens)],
  ['cost', ({ cost }, currency) => money(cost, currency)],
  ['sameTools', ({ sameTools }) => percent(sameTools)],
  ['similarity', ({ similarity }) => percent(similarity)],
  ['otherLanguage', ({ otherLanguage }) => count(otherLanguage), ({ otherLanguage }) => otherLanguage > 0],
];

/** @param {Times} times */
const percentiles = ({ p50, p99 }) => html`${duration(p50)} <small>/ ${duration(p99)}</small>`;

/** The figures of each candidate over all its answers: a table, or on a narrow screen a card for each candidate. */
export class EvaluationSummary extends LitElement {
  static properties = { summaries: { attribute: false }, currency: {} };

  static styles = [
    base,
    css`
      .frame {
        overflow-x: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: var(--space-2) var(--space-3);
        text-align: right;
        white-space: nowrap;
      }
      th:first-child {
        text-align: left;
      }
      thead th {
        color: var(--ink-soft);
        font-size: var(--text-xs);
        font-weight: 600;
        border-bottom: 1px solid var(--line);
      }
      tbody tr + tr > * {
        border-top: 1px solid var(--line);
      }
      small {
        color: var(--ink-faint);
        font-size: 1em;
      }
      .bad {
        color: var(--bad);
        font-weight: 600;
      }
      p {
        margin-top: var(--space-2);
        color: var(--ink-faint);
        font-size: var(--text-xs);
        text-wrap: pretty;
      }
      @media (max-width: 720px) {
        thead {
          display: none;
        }
        table,
        tbody {
          display: block;
        }
        tr {
          display: grid;
          grid-template-columns: 1fr 1fr;
          padding: var(--space-2) var(--space-3) var(--space-3);
        }
        tbody tr + tr > * {
          border: 0;
        }
        tbody tr + tr {
          border-top: 1px solid var(--line);
        }
        th,
        td {
          padding: var(--space-1) 0;
          text-align: left;
        }
        tbody th {
          grid-column: 1 / -1;
        }
        td::before {
          content: attr(data-label);
          display: block;
          color: var(--ink-soft);
          font-size: var(--text-xs);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {CandidateSummary[]} */
    this.summaries = [];
    this.currency = '';
    new Localized(this);
  }

  render() {
    return html`<div class="frame" data-testid="summary">
        <table>
          <caption class="visually-hidden">
            ${t('evaluation.summary')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${t('evaluation.candidate')}</th>
              ${COLUMNS.map(
                ([name]) => html`<th scope="col" title=${t(`evaluation.column.${name}Title`)}>
                  ${t(`evaluation.column.${name}`)}
                </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${this.summaries.map((summary) => this.#row(summary))}
          </tbody>
        </table>
      </div>
      <p>${t('evaluation.measures')}</p>`;
  }

  /** @param {CandidateSummary} summary */
  #row(summary) {
    return html`<tr>
      <th scope="row">${summary.candidate}</th>
      ${COLUMNS.map(
        ([name, value, isBad]) => html`<td
          data-label=${t(`evaluation.column.${name}`)}
          class=${isBad?.(summary) ? 'bad' : ''}
        >
          ${value(summary, this.currency)}
        </td>`,
      )}
    </tr>`;
  }
}

customElements.define('evaluation-summary', EvaluationSummary);
