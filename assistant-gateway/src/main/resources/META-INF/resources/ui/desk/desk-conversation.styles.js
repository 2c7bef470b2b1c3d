import { css } from 'lit';

/** The header's colour shows who answers: the assistant, nobody yet, or an agent. */
export const conversationStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }
  header {
    --tone: var(--assistant);
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 64px;
    padding: var(--space-2) var(--space-4);
    border-bottom: 1px solid var(--line);
    box-shadow: inset 0 3px 0 var(--tone);
  }
  header.WAITING {
    --tone: var(--warn);
  }
  header.AGENT {
    --tone: var(--agent);
  }
  header.OVER {
    --tone: var(--ink-faint);
  }
  .thread {
    overflow-anchor: none;
  }
  .older {
    padding-block: var(--space-2);
    text-align: center;
  }
  .confirm {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-4);
    border-bottom: 1px solid var(--line);
    background: var(--bad-soft);
    font-size: var(--text-s);
  }
  .confirm p {
    flex: 1 1 220px;
    color: var(--bad);
    font-weight: 600;
    text-wrap: pretty;
  }
  .confirm .yes {
    border-color: transparent;
    background: var(--bad-solid);
    color: var(--on-accent);
  }
  .confirm .yes:hover:not(:disabled) {
    background: var(--bad-solid);
    filter: brightness(1.1);
  }
  .who {
    flex: 1;
    min-width: 0;
  }
  h2 {
    overflow: hidden;
    font-size: var(--text-l);
    font-weight: 700;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .mode {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    color: var(--tone);
    font-size: var(--text-s);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .back,
  .to-help {
    display: none;
  }
  kbd {
    min-width: 18px;
    padding: 0 4px;
    border-radius: 5px;
    background: rgb(127 127 127 / 22%);
    font: 600 0.6875rem / 18px var(--font);
    text-align: center;
  }
  .said {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-width: min(72%, 640px);
    margin-top: var(--space-3);
  }
  .said.joined {
    margin-top: 0;
  }
  .said.ASSISTANT,
  .said.AGENT {
    align-self: flex-end;
    align-items: flex-end;
  }
  .by {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-bottom: var(--space-1);
    font-size: var(--text-s);
  }
  .bubble {
    padding: 9px 13px;
    border-radius: 4px 16px 16px 16px;
    background: var(--surface-sunken);
    box-shadow: inset 0 0 0 1px var(--line);
    white-space: pre-wrap;
  }
  .said.ASSISTANT .bubble,
  .said.AGENT .bubble {
    border-radius: 16px 4px 16px 16px;
    background: var(--assistant-soft);
    box-shadow: inset 0 0 0 1px var(--assistant-line);
  }
  .said.AGENT .bubble {
    background: var(--agent-soft);
    box-shadow: inset 0 0 0 1px var(--agent-line);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--space-2);
    padding: 2px 4px 0;
    color: var(--ink-faint);
    font-size: var(--text-xs);
  }
  .said.ASSISTANT .foot,
  .said.AGENT .foot {
    justify-content: flex-end;
  }
  .problem {
    color: var(--warn);
    font-weight: 600;
  }
  .UNDELIVERED .problem {
    color: var(--bad);
  }
  .reason {
    color: var(--ink-soft);
  }
  .reason code {
    color: var(--ink-faint);
    overflow-wrap: anywhere;
  }
  .foot-bar,
  .invitation {
    padding: var(--space-2) var(--space-4) var(--space-4);
  }
  .over {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    padding: 0 var(--space-2) var(--space-1);
    color: var(--ink-faint);
    font-size: var(--text-xs);
  }
  .invitation p {
    padding: var(--space-3);
    border-radius: var(--radius-m);
    background: var(--surface-sunken);
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-align: center;
  }
  @media (max-width: 900px) {
    .back {
      display: inline-grid;
      margin-left: calc(-1 * var(--space-2));
    }
    .to-help {
      display: inline-flex;
    }
    header .button {
      padding: 0 var(--space-3);
    }
    header kbd,
    header .button svg.icon {
      display: none;
    }
    .said {
      max-width: 86%;
    }
  }
  @media (max-width: 480px) {
    /* Three buttons leave no room for the name. */
    header.mine {
      flex-wrap: wrap;
      justify-content: flex-end;
    }
    header.mine .who {
      flex-basis: calc(100% - 52px);
    }
    .confirm {
      justify-content: flex-end;
    }
    .confirm p {
      flex-basis: 100%;
    }
  }
`;
