import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/i18n.js';
import { Localized, Ticking } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { channelIcon, icon } from '../shared/icons.js';
import { base, blank, controls } from '../shared/styles.js';
import { ago, elapsed, exact } from '../shared/time.js';
import { act } from './actions.js';

/** @import { Conversation } from '../protocol/messages.d.ts' */
/** @import { Group } from './desk-state.js' */

/** The largest number of conversations listed in a group; others move up when listed ones leave the group. */
const MOST_LISTED = 100;

/**
 * The list of conversations: waiting ones first, with the longest wait at the top, then the agent's own, then the rest.
 */
export class DeskQueue extends LitElement {
  static properties = { groups: { attribute: false }, selected: {}, ready: { type: Boolean } };

  static styles = [
    base,
    controls,
    blank,
    css`
      :host {
        display: flex;
        flex-direction: column;
        overflow-y: auto;
        padding: var(--space-2);
        scrollbar-width: thin;
        scrollbar-color: var(--line-strong) transparent;
      }
      .more {
        padding: var(--space-3) var(--space-4);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      h2 {
        display: flex;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-2) var(--space-1);
        color: var(--ink-faint);
        font-size: var(--text-xs);
        font-weight: 650;
      }
      .card {
        display: grid;
        grid-template-columns: 36px 1fr auto;
        column-gap: var(--space-3);
        width: 100%;
        padding: 10px var(--space-2);
        border-radius: var(--radius-m);
        text-align: left;
        transition: background var(--quick);
      }
      .card:hover {
        background: var(--surface-sunken);
      }
      .card[aria-current='true'] {
        background: var(--accent-soft);
      }
      .channel {
        grid-row: span 2;
        display: grid;
        place-items: center;
        width: 36px;
        height: 36px;
        margin-top: 2px;
        border-radius: 50%;
        background: var(--assistant-soft);
        color: var(--assistant);
      }
      .WAITING .channel {
        background: var(--warn-soft);
        color: var(--warn);
      }
      .AGENT .channel {
        background: var(--agent-soft);
        color: var(--agent);
      }
      .name {
        overflow: hidden;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      time,
      .with {
        color: var(--ink-faint);
        font-size: var(--text-xs);
        font-variant-numeric: tabular-nums;
        line-height: 1.9;
        white-space: nowrap;
      }
      .WAITING time {
        color: var(--warn);
        font-weight: 650;
      }
      .about {
        grid-column: 2 / -1;
        overflow: hidden;
        color: var(--ink-soft);
        font-size: var(--text-s);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Record<Group, Conversation[]>} */
    this.groups = given();
    /** @type {string | undefined} */
    this.selected = undefined;
    this.ready = false;
    new Localized(this);
    new Ticking(this, 1000);
  }

  render() {
    const groups = /** @type {Group[]} */ (Object.keys(this.groups)).filter((group) => this.groups[group].length);
    if (this.ready && !groups.length) return this.#empty();
    return groups.map((group) => this.#group(group, this.groups[group]));
  }

  #empty() {
    return html`<div class="blank" data-testid="queue-empty">
      <span class="emblem quiet">${icon('inbox')}</span>
      <h3>${t('desk.queueEmptyTitle')}</h3>
      <p>${t('desk.queueEmptyText')}</p>
    </div>`;
  }

  /** @type {(group: Group, conversations: Conversation[]) => unknown} */
  #group(group, conversations) {
    return html`<section aria-label=${t(`desk.group.${group}`)} data-testid="queue-${group}">
      <h2>${t(`desk.group.${group}`)} <span>${conversations.length}</span></h2>
      ${repeat(
        conversations.slice(0, MOST_LISTED),
        (each) => each.id,
        (each) => this.#card(each),
      )}
      ${conversations.length > MOST_LISTED ? this.#more(conversations.length - MOST_LISTED) : nothing}
    </section>`;
  }

  /** @param {number} count */
  #more(count) {
    return html`<p class="more" data-testid="queue-more">${t('desk.more', { count })}</p>`;
  }

  /** @param {Conversation} conversation */
  #card(conversation) {
    const { id, mode, channel, name, maskedNumber, reason, lastText } = conversation;
    const about = (mode === 'WAITING' && reason) || lastText;
    return html`<button
      class="card ${mode}"
      data-testid="queue-item"
      data-conversation=${id}
      data-mode=${mode}
      aria-current=${id === this.selected}
      @click=${() => act(this, { action: 'open', conversation: id })}
    >
      <span class="channel" title=${t(`channel.${channel}`)}>${icon(channelIcon[channel])}</span>
      <span class="name">${name ?? maskedNumber ?? t('desk.unknown')}</span>
      ${this.#time(conversation)}
      <span class="about">${about ?? nothing}</span>
    </button>`;
  }

  /** @param {Conversation} conversation */
  #time({ mode, waitingSince, lastAt }) {
    const at = Date.parse((mode === 'WAITING' && waitingSince) || lastAt);
    const words = mode === 'WAITING' ? elapsed(Date.now() - at) : ago(at);
    return html`<time title=${exact(at)}>${words}</time>`;
  }
}

customElements.define('desk-queue', DeskQueue);
