import { css } from 'lit';

export const boardStyles = css`
  .hint {
    margin-bottom: var(--space-3);
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-wrap: pretty;
  }
  .cards {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    min-width: 0;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface);
  }
  .head,
  .evidence,
  .facts,
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .head {
    justify-content: space-between;
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1) var(--space-4);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
  }
  .words {
    flex: 1 1 260px;
    min-width: 0;
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  .facts {
    color: var(--ink-soft);
    font-size: var(--text-xs);
  }
  .tag.count,
  .tag.edited,
  .tag.MODEL_TOLD {
    background: var(--accent-soft);
    color: var(--accent-ink);
  }
  .tag.helpful,
  .tag.accepted,
  .tag.ANSWERED {
    background: var(--good-soft);
    color: var(--good);
  }
  .tag.notHelpful,
  .tag.rejected {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .tag.warn,
  .tag.ELSEWHERE {
    background: var(--warn-soft);
    color: var(--warn);
  }
  summary {
    color: var(--ink-soft);
    font-size: var(--text-s);
    cursor: pointer;
  }
`;
