import { css, html, LitElement, svg } from 'lit';
import { t } from '../i18n/i18n.js';
import { Localized } from '../shared/controllers.js';
import { base } from '../shared/styles.js';
import { hopsOf } from './hops.js';

/** @import { ChannelLabel, SeenEvent } from '../protocol/messages.d.ts' */
/** @import { Hop } from './hops.js' */

/** @type {[ChannelLabel, number][]} */
const CHANNELS = [
  ['web', 57],
  ['voice', 170],
  ['sms', 283],
];
const STEP_MILLIS = 130;

/**
 * The SVG path of each hop, from one part of the system to the next.
 *
 * @type {Record<Hop, string>}
 */
const PATHS = {
  'web-in': 'M46 44V79',
  'voice-in': 'M159 44V79',
  'sms-in': 'M272 44V79',
  'web-out': 'M68 80V45',
  'voice-out': 'M181 80V45',
  'sms-out': 'M294 80V45',
  'kafka-engine': 'M64 126V161',
  'engine-kafka': 'M104 162V127',
  'engine-tier': 'M64 206V241',
  'tier-engine': 'M104 242V207',
  'kafka-desk': 'M279 126V161',
  'desk-kafka': 'M239 162V127',
};

/** A live picture of the system: channel, Kafka, engine, inference tier and back. Each event lights up its path. */
export class FlowDiagram extends LitElement {
  static properties = { modelIsStandIn: { type: Boolean } };

  static styles = [
    base,
    css`
      svg {
        display: block;
        width: 100%;
        max-width: 420px;
        margin: 0 auto;
        overflow: visible;
      }
      rect {
        fill: var(--surface-raised);
        stroke: var(--line-strong);
      }
      .bus {
        fill: var(--accent-soft);
        stroke: none;
      }
      text {
        fill: var(--ink);
        font: 600 12.5px var(--font);
        text-anchor: middle;
      }
      .small {
        fill: var(--ink-faint);
        font: 500 10.5px var(--font);
      }
      .topic {
        fill: var(--ink-soft);
        font: 500 9.5px var(--font-mono);
      }
      .hop {
        fill: none;
        stroke: var(--line-strong);
        stroke-width: 1.5;
        marker-end: url(#head);
      }
      .head {
        fill: var(--line-strong);
      }
      .pulse {
        fill: none;
        stroke: var(--accent-ink);
        stroke-width: 3;
        stroke-linecap: round;
        stroke-dasharray: 45 200;
        stroke-dashoffset: 45;
        opacity: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.modelIsStandIn = false;
    new Localized(this);
  }

  /**
   * Lights up the path of an event.
   *
   * @param {SeenEvent} event
   */
  show(event) {
    for (const [step, hop] of hopsOf(event).entries()) this.#pulse(hop, step * STEP_MILLIS);
  }

  /** @type {(hop: Hop, delay: number) => void} */
  #pulse(hop, delay) {
    const path = this.renderRoot.querySelector(`[data-hop="${hop}"]`);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    path?.animate(
      [
        { strokeDashoffset: still ? 0 : 45, strokeDasharray: still ? '100 0' : '45 200', opacity: 1 },
        { strokeDashoffset: still ? 0 : -100, strokeDasharray: still ? '100 0' : '45 200', opacity: still ? 0 : 1 },
      ],
      { duration: 620, delay, easing: 'ease-out' },
    );
  }

  render() {
    return html`<svg viewBox="0 0 340 288" role="img" aria-label=${t('behind.diagram')}>
      <defs>
        <marker id="head" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="5" markerHeight="5" orient="auto">
          <path class="head" d="M0 0 6 3 0 6Z" />
        </marker>
      </defs>
      ${CHANNELS.map(([name, x]) => box(x - 53, 2, 106, 42, t(`channel.${name}`), t(`behind.${name}`)))}
      <rect class="bus" x="4" y="80" width="332" height="46" rx="12" />
      <text x="170" y="99">Kafka</text>
      <text class="topic" x="84" y="116">assistant.inbound</text>
      <text class="topic" x="252" y="116">assistant.outbound.*</text>
      ${box(4, 162, 160, 44, t('behind.engine'), t('behind.engineText'))}
      ${box(184, 162, 152, 44, t('behind.desk'), t('behind.deskText'))}
      ${box(4, 242, 160, 44, t('behind.tier'), this.modelIsStandIn ? t('standIn.model') : 'A.X K1')}
      ${Object.entries(PATHS).map(
        ([hop, d]) => svg`<path class="hop" d=${d} /><path class="pulse" pathLength="100" data-hop=${hop} d=${d} />`,
      )}
    </svg>`;
  }
}

/** @type {(x: number, y: number, width: number, height: number, title: string, subtitle: string) => unknown} */
function box(x, y, width, height, title, subtitle) {
  const middle = x + width / 2;
  return svg`<rect x=${x} y=${y} width=${width} height=${height} rx="11" />
    <text x=${middle} y=${y + height / 2 - 2}>${title}</text>
    <text class="small" x=${middle} y=${y + height / 2 + 13}>${subtitle}</text>`;
}

customElements.define('flow-diagram', FlowDiagram);
