import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/i18n.js';
import { LiveEvents } from '../protocol/live-events.js';
import { Localized } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { channelIcon, icon } from '../shared/icons.js';
import { base, controls, thread } from '../shared/styles.js';
import { exact } from '../shared/time.js';
import './flow-diagram.js';
import './phone-panel.js';
import { Trace } from './trace.js';

/** @import { DemoConfig, SeenEvent } from '../protocol/messages.d.ts' */
/** @import { Row } from './trace.js' */

/** The time to the first token at which the meter is full. */
const SLOWEST_MILLIS = 2000;

/** Shows what happens in the system while the phone is used: the events on Kafka, as they occur. */
export class BehindView extends LitElement {
  static properties = { config: { attribute: false }, state: { state: true } };

  static styles = [
    base,
    controls,
    thread,
    css`
      .scroll {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        padding: var(--space-4);
        scrollbar-width: thin;
        scrollbar-color: var(--line-strong) transparent;
      }
      .lead {
        margin-bottom: var(--space-4);
        color: var(--ink-soft);
        font-size: var(--text-s);
        text-wrap: pretty;
      }
      h3 {
        margin: var(--space-5) 0 var(--space-2);
        color: var(--ink-faint);
        font-size: var(--text-xs);
        font-weight: 650;
      }
      .none {
        color: var(--ink-faint);
        font-size: var(--text-s);
      }
      .replies li,
      .events li {
        display: grid;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      .replies li {
        grid-template-columns: 1.25em 1fr 66px;
        min-height: 24px;
      }
      .events li {
        grid-template-columns: 1.25em 1fr auto 66px;
        padding: 5px 0;
        border-top: 1px solid var(--line);
      }
      svg.icon {
        color: var(--ink-faint);
      }
      meter {
        width: 100%;
        height: 8px;
        border: 0;
        border-radius: 4px;
        background: var(--surface-sunken);
      }
      meter::-webkit-meter-bar {
        height: 8px;
        border: 0;
        border-radius: 4px;
        background: var(--surface-sunken);
      }
      meter::-webkit-meter-optimum-value {
        border-radius: 4px;
        background: var(--assistant);
      }
      meter::-moz-meter-bar {
        border-radius: 4px;
        background: var(--assistant);
      }
      .millis {
        text-align: right;
        font-weight: 600;
      }
      .name {
        line-height: 1.35;
      }
      .name code {
        display: block;
        color: var(--ink-faint);
        font: 500 0.6875rem var(--font-mono);
      }
      .turn {
        color: var(--ink-faint);
        font-size: var(--text-xs);
      }
      .live {
        color: var(--good);
      }
    `,
  ];

  #trace = new Trace();
  #events = new LiveEvents({
    url: '/demo/events',
    onEvent: (/** @type {SeenEvent} */ event) => this.#add(event),
    onState: (state) => (this.state = state),
  });

  constructor() {
    super();
    /** @type {DemoConfig} */
    this.config = given();
    /** @type {'connecting' | 'online' | 'offline'} */
    this.state = 'connecting';
    new Localized(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#events.open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#events.close();
  }

  render() {
    return html`<phone-panel icon="flow" heading=${t('behind.title')}>
      <span slot="state" class="tag ${this.state === 'online' ? 'live' : ''}">
        ${t(this.state === 'online' ? 'behind.live' : 'connecting')}
      </span>
      <div class="scroll" tabindex="0">
        <p class="lead">${t('behind.lead')}</p>
        <flow-diagram ?modelIsStandIn=${this.config.standIns.includes('model')}></flow-diagram>
        <h3>${t('behind.firstToken')}</h3>
        ${this.#replies()}
        <h3>${t('behind.events')}</h3>
        ${this.#rows()}
      </div>
    </phone-panel>`;
  }

  #replies() {
    const { replies } = this.#trace;
    if (!replies.length) return html`<p class="none">${t('behind.noReplies')}</p>`;
    return html`<ol class="replies" data-testid="first-tokens">
      ${replies.map(
        ({ channel, firstTokenMillis }) => html`<li>
          ${channel ? html`<span title=${t(`channel.${channel}`)}>${icon(channelIcon[channel])}</span>` : nothing}
          <meter max=${SLOWEST_MILLIS} value=${firstTokenMillis} aria-label=${t('behind.firstToken')}></meter>
          <span class="millis">${t('millis', { n: firstTokenMillis })}</span>
        </li>`,
      )}
    </ol>`;
  }

  #rows() {
    const { rows } = this.#trace;
    if (!rows.length) return html`<p class="none">${t('behind.noEvents')}</p>`;
    return html`<ol class="events" data-testid="event-list">
      ${repeat(
        rows,
        (row) => row.id,
        (row) => this.#row(row),
      )}
    </ol>`;
  }

  /** @param {Row} row */
  #row({ type, channel, turn, at, millis, count }) {
    return html`<li title=${exact(at)} data-testid="event" data-type=${type}>
      ${icon(channel ? channelIcon[channel] : 'headset')}
      <span class="name">
        ${t(`event.${type}`)}
        <code>${type}${count > 1 ? ` × ${count}` : ''}</code>
      </span>
      <span class="turn">${turn ? t('behind.turn', { turn }) : nothing}</span>
      <span class="millis">${millis === undefined ? nothing : `+${t('millis', { n: millis })}`}</span>
    </li>`;
  }

  /** @param {SeenEvent} event */
  #add(event) {
    this.#trace.add(event);
    this.renderRoot.querySelector('flow-diagram')?.show(event);
    this.requestUpdate();
  }
}

customElements.define('behind-view', BehindView);
