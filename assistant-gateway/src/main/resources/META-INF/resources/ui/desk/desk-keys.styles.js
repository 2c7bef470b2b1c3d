import { css } from 'lit';

export const keysStyles = css`
  :host {
    display: block;
  }
  h2 {
    margin: 0 0 var(--space-2);
    color: var(--ink-faint);
    font-size: var(--text-xs);
    font-weight: 650;
  }
  label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 28px;
    font-size: var(--text-s);
  }
  input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  ul {
    display: grid;
    gap: 4px;
    margin-block: var(--space-2);
    padding: 0;
    font-size: var(--text-s);
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  li button {
    flex: none;
    min-width: 28px;
    height: 24px;
    padding: 0 6px;
    border: 1px solid var(--line-strong);
    border-radius: 5px;
    background: var(--surface);
    color: var(--ink);
    font: 600 0.75rem / 1 var(--font);
    cursor: pointer;
  }
  li button:hover {
    border-color: var(--accent);
  }
`;
