import { css } from 'lit';

export const chatStyles = css`
  .foot-bar {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    padding: 0 var(--space-3) var(--space-3);
  }
  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin: var(--space-1) 0 0;
    padding: 0;
    list-style: none;
  }
  .thumbs {
    display: inline-flex;
    gap: 2px;
  }
  .thumb {
    display: inline-grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border-radius: 50%;
    color: var(--ink-faint);
  }
  .thumb:hover {
    background: var(--surface-sunken);
    color: var(--ink);
  }
  .thumb[aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--accent-ink);
  }
  .quick {
    display: flex;
    gap: var(--space-2);
    margin: 0 calc(-1 * var(--space-3));
    padding: 2px var(--space-3);
    overflow-x: auto;
    scrollbar-width: none;
    mask-image: linear-gradient(to right, transparent, #000 12px, #000 calc(100% - 28px), transparent);
  }
  .quick .button {
    flex: none;
    min-height: 32px;
    padding: 0 var(--space-3);
    border-color: var(--line);
    font-weight: 500;
    color: var(--ink-soft);
  }
  .jump {
    position: absolute;
    left: 50%;
    bottom: 116px;
    translate: -50% 0;
    min-height: 30px;
    box-shadow: var(--shadow-high);
  }
  .dots {
    display: flex;
    align-items: center;
    gap: 5px;
    height: 40px;
  }
  .dots i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--ink-faint);
    animation: breathe 1.2s ease-in-out infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  .skeleton {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    gap: var(--space-3);
    height: 100%;
  }
  .skeleton i {
    width: 62%;
    height: 40px;
    border-radius: 16px;
    background: var(--surface-sunken);
    animation: breathe 1.6s ease-in-out infinite;
  }
  .skeleton i:nth-child(2) {
    width: 44%;
    align-self: flex-end;
  }
  @keyframes breathe {
    50% {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i,
    .skeleton i {
      animation: none;
    }
  }
`;
