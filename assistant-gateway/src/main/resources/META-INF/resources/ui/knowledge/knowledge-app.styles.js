import { css } from 'lit';

export const appStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100dvh;
    background: var(--canvas);
  }
  header {
    position: sticky;
    top: 0;
    z-index: 2;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-4);
    height: 52px;
    padding: 0 var(--space-4);
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-width: 0;
  }
  h1 {
    overflow: hidden;
    font-size: var(--text-l);
    font-weight: 700;
    letter-spacing: -0.01em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tabs {
    display: flex;
    gap: var(--space-2);
    padding: var(--space-4) var(--space-4) 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .tab {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: var(--space-2);
    min-height: 40px;
    padding: 0 var(--space-4);
    border-radius: var(--radius-full);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .tab:hover {
    background: var(--surface-sunken);
  }
  .tab[aria-current='page'] {
    background: var(--accent-soft);
    color: var(--accent-ink);
  }
  main {
    flex: 1;
    width: min(1120px, 100%);
    padding: var(--space-4);
  }
`;
