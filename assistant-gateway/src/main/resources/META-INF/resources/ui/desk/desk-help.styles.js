import { css } from 'lit';

export const helpStyles = css`
  :host {
    overflow-y: auto;
    padding: var(--space-4);
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
  }
  section + section {
    margin-top: var(--space-5);
  }
  h2 {
    margin: 0 0 var(--space-2);
    color: var(--ink-faint);
    font-size: var(--text-xs);
    font-weight: 650;
  }
  p + h2 {
    margin-top: var(--space-4);
  }
  .back {
    display: none;
    margin-bottom: var(--space-4);
  }
  .none,
  .based {
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  .based {
    display: -webkit-box;
    overflow: hidden;
    margin-bottom: var(--space-2);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .prose {
    font-size: var(--text-s);
    text-wrap: pretty;
    white-space: pre-line;
  }
  .suggestions {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
  }
  .suggestions li {
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
    transition: border-color var(--quick);
  }
  .suggestions li:has(.text:hover:not(:disabled)) {
    border-color: var(--accent-ink);
  }
  .text {
    display: flex;
    gap: var(--space-2);
    width: 100%;
    padding: 10px var(--space-3) 0;
    border-radius: var(--radius-m);
    font-size: var(--text-s);
    text-align: left;
    text-wrap: pretty;
  }
  .judge {
    display: flex;
    align-items: center;
    padding: 0 var(--space-1) 2px 38px;
    color: var(--ink-faint);
    font-size: var(--text-xs);
  }
  .fit {
    margin-right: auto;
  }
  .judge .round {
    width: 30px;
    height: 30px;
    font-size: 0.8rem;
  }
  .judge .round:disabled {
    opacity: 0.4;
  }
  kbd {
    flex: none;
    display: inline-block;
    min-width: 20px;
    height: 20px;
    padding: 0 4px;
    border: 1px solid var(--line-strong);
    border-radius: 5px;
    color: var(--ink-soft);
    font: 600 0.6875rem / 18px var(--font);
    text-align: center;
  }
  kbd + kbd {
    margin-left: 2px;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 6px var(--space-4);
    font-size: var(--text-s);
  }
  dt {
    color: var(--ink-faint);
  }
  .making {
    display: grid;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
  .making i {
    height: 56px;
    border-radius: var(--radius-m);
    background: var(--surface-sunken);
    animation: breathe 1.6s ease-in-out infinite;
  }
  @keyframes breathe {
    50% {
      opacity: 0.4;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .making i {
      animation: none;
    }
  }
  @media (max-width: 900px) {
    .back {
      display: inline-flex;
    }
    desk-keys {
      display: none;
    }
  }
`;
