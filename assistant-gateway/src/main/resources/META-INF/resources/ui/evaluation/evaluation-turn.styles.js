import { css } from 'lit';

export const turnStyles = css`
  article {
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface);
    overflow: hidden;
  }
  .asked {
    padding: var(--space-3) var(--space-4);
    background: var(--surface-sunken);
    border-bottom: 1px solid var(--line);
  }
  .where {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-xs);
  }
  .asked .tag {
    background: var(--surface);
  }
  .said {
    margin-top: var(--space-1);
    font-weight: 600;
    white-space: pre-line;
  }
  .answers {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(260px, 1fr);
    overflow-x: auto;
  }
  section {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    min-width: 0;
    padding: var(--space-3) var(--space-4);
  }
  section + section {
    border-left: 1px solid var(--line);
  }
  h5 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space-2);
    margin: 0;
    font-size: var(--text-xs);
    font-weight: 650;
    color: var(--accent-ink);
  }
  .recorded h5 {
    color: var(--ink-soft);
  }
  .likeness {
    color: var(--ink-soft);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .text {
    white-space: pre-line;
    font-size: var(--text-s);
    line-height: 1.6;
  }
  .system {
    color: var(--ink-faint);
  }
  mark {
    padding: 1px 2px;
    border-radius: 4px;
    color: inherit;
  }
  mark.new {
    background: var(--accent-soft);
    box-shadow: inset 0 -2px 0 var(--accent);
  }
  mark.gone {
    background: var(--warn-soft);
    box-shadow: inset 0 -2px 0 var(--warn);
  }
  .none {
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  .calls {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
  }
  code {
    display: block;
    margin-top: var(--space-1);
    color: var(--ink-soft);
    font: var(--text-xs) / 1.5 var(--font-mono);
    overflow-wrap: anywhere;
  }
  .flag {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    color: var(--bad);
    font-size: var(--text-xs);
    font-weight: 600;
  }
  .origin {
    color: var(--ink-faint);
    font-size: var(--text-xs);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    margin-top: auto;
    padding-top: var(--space-1);
    color: var(--ink-faint);
    font-size: var(--text-xs);
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 720px) {
    .answers {
      grid-auto-flow: row;
      grid-auto-columns: auto;
    }
    section + section {
      border-left: 0;
      border-top: 1px solid var(--line);
    }
  }
`;
