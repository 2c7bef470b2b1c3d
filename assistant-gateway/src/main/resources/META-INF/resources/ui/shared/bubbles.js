import { css, html, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { channelIcon, icon } from './icons.js';
import { clock, day, exact, sameDay } from './time.js';

/** The styles of message bubbles; the subscriber's own are on the right. */
export const bubbles = css`
  .said {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-width: 86%;
    margin-top: var(--space-2);
  }
  .said.own {
    align-self: flex-end;
    align-items: flex-end;
  }
  .said.joined {
    margin-top: 0;
  }
  .who {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    margin-bottom: var(--space-1);
  }
  .bubble {
    padding: 9px 13px;
    border-radius: 4px 16px 16px 16px;
    background: var(--surface-sunken);
    box-shadow: inset 0 0 0 1px var(--line);
    white-space: pre-wrap;
  }
  .own .bubble {
    border-radius: 16px 4px 16px 16px;
    background: var(--accent);
    box-shadow: none;
    color: var(--on-accent);
  }
  .joined .bubble {
    border-radius: 16px;
  }
  .agent .bubble {
    background: var(--agent-soft);
    box-shadow: inset 0 0 0 1px var(--agent-line);
  }
  .own.failed .bubble {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .streaming .bubble::after {
    content: '';
    display: inline-block;
    width: 2px;
    height: 1em;
    /* Takes no room, so that it never begins a line of its own. */
    margin: 0 -5px 0 3px;
    border-radius: 1px;
    background: var(--assistant);
    vertical-align: -0.12em;
    animation: rest 1.1s steps(2, jump-none) infinite;
  }
  .foot {
    display: flex;
    align-items: center;
    gap: 5px;
    min-height: 20px;
    padding: 2px 4px 0;
    color: var(--ink-faint);
    font-size: var(--text-xs);
  }
  .foot svg.icon {
    width: 1.15em;
    height: 1.15em;
  }
  .foot .delivered {
    color: var(--accent-ink);
  }
  .foot .problem {
    color: var(--bad);
    font-weight: 600;
  }
  @keyframes rest {
    to {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .streaming .bubble::after {
      animation: none;
    }
  }
`;

/**
 * A divider with the date if this entry is the first of its day; otherwise nothing.
 *
 * @param {{ at: number }} entry
 * @param {{ at: number } | undefined} previous
 */
export function dayDivider(entry, previous) {
  if (previous && sameDay(previous.at, entry.at)) return nothing;
  return html`<li class="day">${day(entry.at)}</li>`;
}

/**
 * The time of day at this moment, with the full date and time on hover.
 *
 * @param {number} at
 */
export function moment(at) {
  return html`<time datetime=${new Date(at).toISOString()} title=${exact(at)}>${clock(at)}</time>`;
}

/**
 * A tag that names the channel through which something was said.
 *
 * @param {import('../protocol/messages.d.ts').ChannelLabel} channel
 */
export function channelTag(channel) {
  return html`<span class="tag">${icon(channelIcon[channel])} ${t(`channel.${channel}`)}</span>`;
}
