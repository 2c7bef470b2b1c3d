import { css } from 'lit';

export const reportStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    flex: 1;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-3);
  }
  .title {
    min-width: 0;
  }
  h2 {
    font-size: var(--text-xl);
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }
  .title p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin-top: var(--space-1);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .took {
    font-variant-numeric: tabular-nums;
  }
  .tag.running {
    background: var(--accent-soft);
    color: var(--accent-ink);
  }
  .tag.done {
    background: var(--good-soft);
    color: var(--good);
  }
  .tag.failed {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .progress p {
    margin-top: var(--space-1);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
  }
  progress {
    appearance: none;
    display: block;
    width: 100%;
    height: 6px;
    border: 0;
    border-radius: var(--radius-full);
    overflow: hidden;
    background: var(--line);
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
    transition: inline-size 400ms ease-out;
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
  .note {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-m);
    background: var(--warn-soft);
    color: var(--warn);
    font-size: var(--text-s);
  }
  .note.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .bar {
    position: sticky;
    top: 52px;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    margin: 0 calc(-1 * var(--space-5));
    padding: var(--space-2) var(--space-5);
    background: var(--canvas);
  }
  h3 {
    font-size: var(--text-l);
    font-weight: 650;
  }
  .filter {
    display: flex;
    padding: 3px;
    border-radius: var(--radius-full);
    background: var(--line);
  }
  .filter button {
    min-height: 30px;
    padding: 0 var(--space-3);
    border-radius: var(--radius-full);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 600;
    white-space: nowrap;
  }
  .filter button[aria-pressed='true'] {
    background: var(--surface-raised);
    box-shadow: var(--shadow-low);
    color: var(--ink);
  }
  .count {
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
  }
  .conversation {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  h4 {
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-xs);
    font-weight: 600;
  }
  .more {
    align-self: center;
  }
  .none {
    padding: var(--space-6);
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-align: center;
  }
  .waiting {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  .waiting i {
    height: 128px;
    border-radius: var(--radius-m);
    background: var(--surface);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .waiting i {
      animation: none;
    }
  }
  @media (max-width: 900px) {
    .bar {
      margin: 0 calc(-1 * var(--space-4));
      padding: var(--space-2) var(--space-4);
    }
  }
`;
