import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from '../shared/controllers.js';
import { channelIcon, icon } from '../shared/icons.js';
import { base, controls } from '../shared/styles.js';
import { clock, exact } from '../shared/time.js';
import { turnStyles } from './evaluation-turn.styles.js';
import { count, duration, money, percent } from './numbers.js';
import { common, isSpace, pieces } from './word-diff.js';

/** One turn: what the subscriber said, what was answered, and beside it what each candidate would have answered. */
export class EvaluationTurn extends LitElement {
  static properties = { turn: { attribute: false }, currency: {} };

  static styles = [base, controls, turnStyles];

  constructor() {
    super();
    new Localized(this);
  }

  render() {
    const { turn, channel, at, said, recorded, answers } = this.turn;
    const words = recorded?.words ?? '';
    const compared = answers.map((answer) => (answer.text && words ? common(words, answer.text) : undefined));
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
        ${this.#recorded(compared.filter(Boolean).map(([kept]) => kept))}
        ${answers.map((answer, index) => this.#answer(answer, compared[index]?.[1]))}
      </div>
    </article>`;
  }

  #recorded(kept) {
    const { recorded } = this.turn;
    if (!recorded)
      return html`<section class="recorded">
        <h5>${t('evaluation.recorded')}</h5>
        <p class="none">${t('evaluation.unanswered')}</p>
      </section>`;
    // Gone is what no candidate has.
    const gone = (index) => kept.length > 0 && kept.every((words) => !words[index]);
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

  #answer(answer, kept) {
    const isNew = (index) => kept !== undefined && !kept[index];
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
      ${answer.text ? html`<p class="text">${marked(answer.text, isNew, 'new')}</p>` : this.#silence(answer)}
      ${this.#calls(answer.toolCalls)} ${this.#flags(answer)} ${this.#facts(answer)}
    </section>`;
  }

  #silence({ failure, toolCalls }) {
    return failure || toolCalls.length ? nothing : html`<p class="none">${t('evaluation.noText')}</p>`;
  }

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

  #flags({ failure, finish, sameTools, otherLanguage }) {
    const flags = [
      failure && t('evaluation.flag.failed', { reason: failure }),
      ['LENGTH', 'CONTENT_FILTER'].includes(finish) && t('evaluation.flag.cut'),
      sameTools === false && t('evaluation.flag.tools'),
      otherLanguage && t('evaluation.flag.language'),
    ].filter(Boolean);
    return flags.map((flag) => html`<p class="flag">${icon('alert')} ${flag}</p>`);
  }

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

/** What the system said before and after the model's words; what it said in the middle of them is not shown. */
function systemWords({ text, words }) {
  const start = words ? text.indexOf(words) : text.length;
  return start < 0 ? ['', ''] : [text.slice(0, start), text.slice(start + words.length)];
}

/** A text with those of its words marked that the test holds for; neighbours share a mark. */
function marked(text, isMarked, kind) {
  const parts = [];
  let index = 0;
  for (const piece of pieces(text)) {
    const last = parts.at(-1);
    const mark = isSpace(piece) ? (last?.mark ?? false) : isMarked(index++);
    if (last?.mark === mark) last.text += piece;
    else parts.push({ mark, text: piece });
  }
  return parts.map(({ mark, text: part }) =>
    mark ? html`<mark class=${kind}>${part.trimEnd()}</mark>${part.slice(part.trimEnd().length)}` : part,
  );
}

customElements.define('evaluation-turn', EvaluationTurn);
