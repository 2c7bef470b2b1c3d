import { html, LitElement, nothing } from 'lit';
import { formStyles } from '../evaluation/evaluation-form.styles.js';
import { t } from '../i18n/i18n.js';
import { Refused } from '../protocol/evaluations.js';
import { Localized, Ticking } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls } from '../shared/styles.js';
import { ago, exact } from '../shared/time.js';
import { boardStyles } from './board.styles.js';
import { incidentOf, linesIn, localTime, placesIn } from './incident.js';
import { incidentStyles } from './incident-board.styles.js';

/** @import { Incident, Previewed } from '../protocol/messages.d.ts' */
/** @import { KnowledgeAdmin } from '../protocol/knowledge.js' */
/** @import { Key } from '../i18n/i18n.js' */

const MINUTE = 60_000;

/** Pins incidents, changes and ends them. Fires `changed`. */
export class IncidentBoard extends LitElement {
  static properties = {
    incidents: { attribute: false },
    server: { attribute: false },
    edited: { state: true },
    previews: { state: true },
    error: { state: true },
    sending: { state: true },
  };

  static styles = [base, controls, blank, formStyles, boardStyles, incidentStyles];

  constructor() {
    super();
    /** @type {Incident[]} */
    this.incidents = [];
    /** @type {KnowledgeAdmin} */
    this.server = given();
    /** @type {Incident | undefined} */
    this.edited = undefined;
    /** @type {Previewed[]} */
    this.previews = [];
    /** @type {string | undefined} */
    this.error = undefined;
    this.sending = false;
    new Localized(this);
    new Ticking(this, MINUTE);
  }

  render() {
    return html`<div class="columns">
      <section aria-labelledby="in-force">
        <h2 id="in-force">${t('incidents.inForce')}</h2>
        ${this.#inForce()}
      </section>
      <section class="card">${this.#form()}</section>
    </div>`;
  }

  #inForce() {
    if (!this.incidents.length)
      return html`<div class="blank" data-testid="no-incidents">
        <span class="emblem quiet">${icon('check')}</span>
        <h3>${t('incidents.noneTitle')}</h3>
        <p>${t('incidents.noneText')}</p>
      </div>`;
    return html`<ol class="cards">
      ${this.incidents.map((incident) => this.#incident(incident))}
    </ol>`;
  }

  /** @param {Incident} incident */
  #incident(incident) {
    const { id, places, ko, en, until } = incident;
    const end = until ? Date.parse(until) : undefined;
    return html`<li class="card" data-testid="incident">
      <div class="head">
        <h3>${places.length ? places.join(', ') : t('incidents.everywhere')}</h3>
        <span class="facts">
          ${end ? html`<time title=${exact(end)}>${t('incidents.ends', { when: ago(end) })}</time>` : t('incidents.noEnd')}
        </span>
      </div>
      <p lang="ko">${ko}</p>
      <p lang="en">${en}</p>
      <div class="actions">
        <button class="button" @click=${() => this.#edit(incident)}>${icon('edit')} ${t('incidents.change')}</button>
        <button class="button" data-testid="end" @click=${() => this.#send(() => this.server.end(id))}>
          ${icon('check')} ${t('incidents.end')}
        </button>
      </div>
    </li>`;
  }

  #form() {
    const { edited } = this;
    return html`<form @submit=${this.#submit}>
      <h2>${t(edited ? 'incidents.changing' : 'incidents.new')}</h2>
      ${this.#field('places', 'incidents.places', html`<input name="places" data-testid="places" autocomplete="off" .defaultValue=${edited?.places.join(', ') ?? ''} />`)}
      <p class="hint">${t('incidents.placesHint')}</p>
      ${this.#field('ko', 'incidents.ko', html`<textarea name="ko" data-testid="ko" lang="ko" required maxlength="500" rows="3" .defaultValue=${edited?.ko ?? ''}></textarea>`)}
      ${this.#field('en', 'incidents.en', html`<textarea name="en" data-testid="en" lang="en" required maxlength="500" rows="3" .defaultValue=${edited?.en ?? ''}></textarea>`)}
      ${this.#field('until', 'incidents.until', html`<input name="until" data-testid="until" type="datetime-local" .defaultValue=${localTime(edited?.until ?? null)} />`)}
      ${this.#preview()}
      ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
      <div class="actions">
        <button class="button primary" data-testid="pin" ?disabled=${this.sending}>
          ${t(edited ? 'incidents.save' : 'incidents.pin')}
        </button>
        ${
          edited
            ? html`<button type="button" class="button" @click=${() => this.#edit(undefined)}>${t('incidents.cancel')}</button>`
            : nothing
        }
      </div>
    </form>`;
  }

  /** @type {(name: string, label: Key, input: unknown) => unknown} */
  #field(name, label, input) {
    return html`<label class="field" data-field=${name}><span>${t(label)}</span>${input}</label>`;
  }

  #preview() {
    return html`<details class="preview">
      <summary>${t('incidents.preview')}</summary>
      <label class="field">
        <span>${t('incidents.previewText')}</span>
        <textarea name="messages" data-testid="messages" rows="6" .defaultValue=${t('incidents.samples').join('\n')}></textarea>
      </label>
      <button type="button" class="button" data-testid="try" @click=${this.#try}>${t('incidents.try')}</button>
      <ul class="rows" aria-live="polite">
        ${this.previews.map(
          ({ message, preview }) => html`<li class="row" data-testid="previewed">
            <span class="words">${message}</span><span class="tag ${preview}">${t(`incidents.preview.${preview}`)}</span>
          </li>`,
        )}
      </ul>
    </details>`;
  }

  /** @param {Incident | undefined} incident */
  async #edit(incident) {
    this.edited = incident;
    this.error = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector('form')?.reset();
  }

  async #try() {
    const form = /** @type {HTMLFormElement} */ (this.renderRoot.querySelector('form'));
    const data = new FormData(form);
    try {
      this.previews = await this.server.preview(
        placesIn(String(data.get('places') ?? '')),
        linesIn(String(data.get('messages') ?? '')),
      );
      this.error = undefined;
    } catch (failure) {
      this.error = words(failure);
    }
  }

  /** @param {SubmitEvent & { target: HTMLFormElement }} event */
  #submit(event) {
    event.preventDefault();
    const id = this.edited?.id ?? `incident-${Date.now().toString(36)}`;
    const incident = incidentOf(new FormData(event.target), id);
    this.#send(async () => {
      await this.server.pin(incident);
      await this.#edit(undefined);
    });
  }

  /** @param {() => Promise<unknown>} change */
  async #send(change) {
    this.sending = true;
    this.error = undefined;
    try {
      await change();
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (failure) {
      this.error = words(failure);
    }
    this.sending = false;
  }
}

/** @param {unknown} failure */
const words = (failure) =>
  failure instanceof Refused ? t('incidents.refused', { detail: failure.message }) : t('knowledge.lost');

customElements.define('incident-board', IncidentBoard);
