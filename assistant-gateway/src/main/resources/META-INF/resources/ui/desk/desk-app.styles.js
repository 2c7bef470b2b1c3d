import { css } from 'lit';

export const deskStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    background: var(--surface);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    padding: var(--space-2) var(--space-4);
    border-bottom: 1px solid var(--line);
  }
  .brand,
  .right {
    display: flex;
    align-items: center;
    gap: var(--space-3);
  }
  .right {
    min-width: 0;
    margin-left: auto;
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
    grid-template-columns: minmax(260px, 320px) minmax(0, 1fr) minmax(290px, 360px);
    min-height: 0;
  }
  main > * {
    min-width: 0;
    min-height: 0;
  }
  .conversation {
    border: solid var(--line);
    border-width: 0 1px;
  }
  .right .button {
    min-width: 0;
  }
  .right .button span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  page-switches {
    flex: none;
  }
  @media (max-width: 480px) {
    h1 {
      display: none;
    }
    header {
      padding-right: var(--space-2);
    }
  }
  @media (max-width: 900px) {
    main {
      display: block;
    }
    main > * {
      display: none;
      height: 100%;
    }
    main[data-pane='queue'] .queue,
    main[data-pane='conversation'] .conversation {
      display: flex;
      border: 0;
    }
    main[data-pane='help'] .help {
      display: block;
    }
  }
`;
