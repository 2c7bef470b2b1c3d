import { css } from 'lit';

/** What every component starts from: box model, focus ring, plain buttons. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    border: 0;
    background: none;
    padding: 0;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--accent-ink);
    outline-offset: 2px;
  }
  svg.icon {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    display: block;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Buttons with text, round buttons with an icon, small labels. */
export const controls = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 36px;
    padding: 0 var(--space-4);
    border-radius: var(--radius-full);
    border: 1px solid var(--line-strong);
    background: var(--surface);
    font-size: var(--text-s);
    font-weight: 600;
    white-space: nowrap;
    transition: background var(--quick), border-color var(--quick);
  }
  .button:hover:not(:disabled) {
    background: var(--surface-sunken);
  }
  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover:not(:disabled) {
    background: var(--accent-hover);
  }
  .button:disabled {
    opacity: 0.5;
  }
  .round {
    display: inline-grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    color: var(--ink-soft);
    transition: background var(--quick), color var(--quick);
  }
  .round:hover:not(:disabled) {
    background: var(--surface-sunken);
    color: var(--ink);
  }
  .link {
    color: var(--accent-ink);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    padding: 1px 7px;
    border-radius: var(--radius-full);
    background: var(--surface-sunken);
    color: var(--ink-soft);
    font-size: var(--text-xs);
    font-weight: 600;
    line-height: 1.5;
    white-space: nowrap;
  }
  .tag svg.icon {
    width: 1.05em;
    height: 1.05em;
  }
  .tag.assistant {
    background: var(--assistant-soft);
    color: var(--assistant);
  }
  .tag.agent {
    background: var(--agent-soft);
    color: var(--agent);
  }
  .tag.stand-in {
    background: none;
    box-shadow: inset 0 0 0 1px var(--line-strong);
    color: var(--ink-faint);
    font-weight: 500;
  }
`;

/** A scrolling list of what was said, newest at the bottom. */
export const thread = css`
  .thread {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--space-4);
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
  }
  .thread ol {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
    min-height: 100%;
    justify-content: flex-end;
  }
  .day {
    align-self: center;
    margin: var(--space-3) 0 var(--space-2);
    color: var(--ink-faint);
    font-size: var(--text-xs);
  }
  .notice {
    align-self: center;
    max-width: 92%;
    margin: var(--space-2) 0;
    padding: 6px var(--space-3);
    border-radius: var(--radius-m);
    background: var(--surface-sunken);
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-align: center;
    text-wrap: pretty;
  }
  .banner {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-4);
    background: var(--warn-soft);
    color: var(--warn);
    font-size: var(--text-s);
  }
  .banner.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .banner .button {
    margin-left: auto;
    min-height: 28px;
    padding: 0 var(--space-3);
  }
`;

/** A view that has nothing to show: an icon, a sentence, and perhaps an action. */
export const blank = css`
  .blank {
    flex: 1;
    min-height: 100%;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    padding: var(--space-6);
    text-align: center;
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-wrap: balance;
  }
  .blank .emblem {
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    margin-bottom: var(--space-2);
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent-ink);
    font-size: 1.25rem;
  }
  .blank .emblem.quiet {
    background: var(--surface-sunken);
    color: var(--ink-faint);
  }
  .blank h3 {
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 650;
  }
  .blank .button {
    margin-top: var(--space-3);
  }
`;
