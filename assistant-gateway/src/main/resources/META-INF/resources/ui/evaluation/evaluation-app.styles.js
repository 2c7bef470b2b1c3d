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
  }
  h1 {
    font-size: var(--text-l);
    font-weight: 700;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  main {
    flex: 1;
    display: grid;
    grid-template-columns: 330px minmax(0, 1fr);
  }
  aside {
    position: sticky;
    top: 52px;
    align-self: start;
    display: flex;
    flex-direction: column;
    gap: var(--space-6);
    height: calc(100dvh - 52px);
    overflow-y: auto;
    padding: var(--space-5) var(--space-4);
    border-right: 1px solid var(--line);
    background: var(--surface);
    scrollbar-width: thin;
  }
  .report {
    display: flex;
    flex-direction: column;
    min-width: 0;
    padding: var(--space-5);
  }
  .back {
    display: none;
  }
  nav h2 {
    margin-bottom: var(--space-2);
    font-size: var(--text-m);
    font-weight: 650;
  }
  nav ol {
    display: flex;
    flex-direction: column;
    gap: 2px;
    margin: 0 calc(-1 * var(--space-2));
  }
  .past {
    display: flex;
    flex-direction: column;
    gap: 2px;
    width: 100%;
    padding: var(--space-2);
    border-radius: var(--radius-s);
    text-align: left;
    transition: background var(--quick);
  }
  .past:hover {
    background: var(--surface-sunken);
  }
  .past[aria-current='true'] {
    background: var(--accent-soft);
  }
  .names {
    overflow: hidden;
    font-size: var(--text-s);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .facts {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-xs);
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
  @media (max-width: 900px) {
    main {
      display: block;
    }
    aside {
      position: static;
      height: auto;
      min-height: calc(100dvh - 52px);
      border: 0;
    }
    .report {
      padding: var(--space-4);
    }
    .back {
      display: inline-flex;
      align-self: flex-start;
      margin-bottom: var(--space-4);
    }
    main[data-pane='start'] .report,
    main[data-pane='report'] aside {
      display: none;
    }
  }
`;
