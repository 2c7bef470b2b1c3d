import { html, LitElement, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { channelIcon, icon } from '../shared/icons.js';
import { base, controls } from '../shared/styles.js';
import { clock, exact } from '../shared/time.js';
import { turnStyles } from './evaluation-turn.styles.js';
import { count, duration, money, percent } from './numbers.js';
import { commonWords, runs, systemWords } from './word-diff.js';

/** @import { Answer, ReplayedTurn } from '../protocol/messages.d.ts' */

/** One turn: what the subscriber said, what was answered, and beside it what each candidate would have answered. */
export class EvaluationTurn extends LitElement {
  static properties = { turn: { attribute: false }, currency: {} };

  static styles = [base, controls, turnStyles];

  constructor() {
    super();
    /** @type {ReplayedTurn} */
    this.turn = given();
    this.currency = '';
    new Localized(this);
  }

  render() {
    const { turn, channel, at, said, recorded, answers } = this.turn;
    const words = recorded?.words ?? '';
    const compared = answers.map((answer) => (answer.text && words ? commonWords(words, answer.text) : undefined));
    return html`<article data-testid="turn">
      <div class="asked">
        <p class="where">
          <span class="tag">${icon(channelIcon[channel])} ${t(`channel.${channel}`)}</span>
          <span>${t('evaluation.turn', { turn })}</span>
          <time title=${exact(Date.parse(at))}>${clock(Date.parse(at))}</time>
        </p>
        <p class="said">${said}</p>
      </div>
      <div class="answers">
        ${this.#recorded(compared.flatMap((both) => (both ? [both[0]] : [])))}
        ${answers.map((answer, index) => this.#answer(answer, compared[index]?.[1]))}
      </div>
    </article>`;
  }

  /** @param {boolean[][]} kept */
  #recorded(kept) {
    const { recorded } = this.turn;
    if (!recorded)
      return html`<section class="recorded">
        <h5>${t('evaluation.recorded')}</h5>
        <p class="none">${t('evaluation.unanswered')}</p>
      </section>`;
    // Words that no candidate has are marked as gone.
    const gone = (/** @type {number} */ index) => kept.length > 0 && kept.every((words) => !words[index]);
    const [before, after] = systemWords(recorded);
    return html`<section class="recorded">
      <h5>${t(recorded.author === 'AGENT' ? 'evaluation.recordedAgent' : 'evaluation.recorded')}</h5>
      ${recorded.tier ? html`<p class="origin">${recorded.tier} · ${recorded.model}</p>` : nothing}
      <p class="text" data-testid="recorded"><span class="system">${before}</span>${marked(
        recorded.words,
        gone,
        'gone',
      )}<span class="system">${after}</span></p>
      ${this.#calls((recorded.toolCalls ?? []).map((name) => ({ name })))}
      ${recorded.state === 'COMPLETE' ? nothing : html`<p class="flag">${t(`desk.state.${recorded.state}`)}</p>`}
    </section>`;
  }

  /** @type {(answer: Answer, kept: boolean[] | undefined) => unknown} */
  #answer(answer, kept) {
    const isNew = (/** @type {number} */ index) => kept !== undefined && !kept[index];
    return html`<section data-testid="answer" class=${answer.failure ? 'failed' : ''}>
      <h5>
        ${answer.candidate}
        ${
          answer.similarity === null
            ? nothing
            : html`<span class="likeness" title=${t('evaluation.measures')}>
              ${t('evaluation.likeness', { percent: percent(answer.similarity) })}
            </span>`
        }
      </h5>
      ${answer.text ? html`<p class="text">${marked(answer.text, isNew, 'new')}</p>` : this.#noText(answer)}
      ${this.#calls(answer.toolCalls)} ${this.#flags(answer)} ${this.#facts(answer)}
    </section>`;
  }

  /** @param {Answer} answer */
  #noText({ failure, toolCalls }) {
    return failure || toolCalls.length ? nothing : html`<p class="none">${t('evaluation.noText')}</p>`;
  }

  /** @param {{ name: string, arguments?: string }[]} calls */
  #calls(calls) {
    if (!calls.length) return nothing;
    return html`<ul class="calls">
      ${calls.map(
        (call) => html`<li>
          <span class="tag">${icon('tool')} ${call.name}</span>
          ${call.arguments ? html`<code>${call.arguments}</code>` : nothing}
        </li>`,
      )}
    </ul>`;
  }

  /** @param {Answer} answer */
  #flags({ failure, finish, sameTools, otherLanguage }) {
    const flags = [
      failure && t('evaluation.flag.failed', { reason: failure }),
      (finish === 'LENGTH' || finish === 'CONTENT_FILTER') && t('evaluation.flag.cut'),
      sameTools === false && t('evaluation.flag.tools'),
      otherLanguage && t('evaluation.flag.language'),
    ].filter(Boolean);
    return flags.map((flag) => html`<p class="flag">${icon('alert')} ${flag}</p>`);
  }

  /** @param {Answer} answer */
  #facts({ firstTokenMillis, totalMillis, tokens, cost }) {
    const facts = [
      t('evaluation.fact.time', { first: duration(firstTokenMillis), total: duration(totalMillis) }),
      tokens &&
        t('evaluation.fact.tokens', {
          in: count(tokens.promptTokens),
          cached: count(tokens.cachedTokens),
          out: count(tokens.completionTokens),
        }),
      cost !== null && money(cost, this.currency),
    ].filter(Boolean);
    return html`<p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>`;
  }
}

/** @type {(text: string, isMarked: (index: number) => boolean, kind: 'gone' | 'new') => unknown} */
function marked(text, isMarked, kind) {
  return runs(text, isMarked).map(({ mark, text: part }) =>
    mark ? html`<mark class=${kind}>${part.trimEnd()}</mark>${part.slice(part.trimEnd().length)}` : part,
  );
}

customElements.define('evaluation-turn', EvaluationTurn);
