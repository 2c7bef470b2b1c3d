import { css } from 'lit';

export const formStyles = css`
  form {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  .promise {
    display: flex;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-m);
    background: var(--good-soft);
    color: var(--good);
    font-size: var(--text-s);
    text-wrap: pretty;
  }
  .promise svg.icon {
    margin-top: 0.1em;
  }
  fieldset {
    display: flex;
    flex-direction: column;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .field > span {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    padding: 0;
    color: var(--ink-soft);
    font-size: var(--text-xs);
    font-weight: 600;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 32px;
    font-size: var(--text-s);
    cursor: pointer;
  }
  .check input {
    width: 17px;
    height: 17px;
    margin: 0;
    accent-color: var(--accent);
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3);
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
    min-width: 0;
  }
  .field input,
  .field textarea {
    width: 100%;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    background: var(--surface);
    font-size: var(--text-s);
    line-height: 1.5;
  }
  .field textarea {
    resize: vertical;
    min-height: 96px;
  }
  .hint {
    color: var(--ink-soft);
    font-size: var(--text-xs);
  }
  .error {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-m);
    background: var(--bad-soft);
    color: var(--bad);
    font-size: var(--text-s);
  }
  .button {
    min-height: 42px;
  }
`;
