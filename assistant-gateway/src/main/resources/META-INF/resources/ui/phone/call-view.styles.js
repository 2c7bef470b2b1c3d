import { css } from 'lit';

export const callStyles = css`
  .timer {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--good);
    font-size: var(--text-s);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .timer i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: currentColor;
  }
  .button.dial,
  .button.end {
    min-height: 44px;
    padding: 0 var(--space-6);
    border: 0;
    background: var(--good-solid);
    color: #fff;
    font-size: var(--text-m);
  }
  .button.end,
  .round.end {
    background: var(--bad-solid);
    color: #fff;
  }
  .button.dial:hover,
  .button.end:hover,
  .round.end:hover {
    filter: brightness(1.08);
  }
  .ringing {
    animation: ring 1.4s ease-out infinite;
  }
  .party {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-3) var(--space-4);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .party strong {
    color: var(--ink);
    font-size: var(--text-l);
  }
  .voice {
    display: flex;
    align-items: center;
    gap: 3px;
    width: 24px;
    height: 20px;
  }
  .voice i {
    flex: 1;
    height: 5px;
    border-radius: 2px;
    background: var(--line-strong);
    transition: background var(--quick);
  }
  .speaking i {
    background: var(--assistant);
    animation: wave 0.9s ease-in-out infinite alternate;
  }
  .speaking i:nth-child(2) {
    animation-delay: -0.6s;
  }
  .speaking i:nth-child(3) {
    animation-delay: -0.3s;
  }
  .speaking i:nth-child(4) {
    animation-delay: -0.8s;
  }
  .thread {
    padding-top: 0;
  }
  .line {
    margin-top: var(--space-3);
  }
  .by {
    color: var(--ink-faint);
    font-size: var(--text-xs);
    font-weight: 600;
  }
  .operator .by {
    color: var(--assistant);
  }
  .words {
    font-size: 1.25rem;
    font-weight: 600;
    line-height: 1.45;
    letter-spacing: -0.01em;
  }
  .caller .words {
    color: var(--accent-ink);
  }
  .words.pending,
  .ahead {
    opacity: 0.38;
  }
  del {
    color: var(--ink-faint);
    font-weight: 500;
    text-decoration-thickness: 1.5px;
  }
  .keys {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: var(--space-2);
    padding: 0 var(--space-8) var(--space-3);
  }
  .keys button {
    height: 44px;
    border-radius: var(--radius-m);
    background: var(--surface-sunken);
    font-size: var(--text-l);
    font-weight: 600;
  }
  .keys button:active {
    background: var(--accent-soft);
  }
  .foot-bar {
    padding: 0 var(--space-3) var(--space-3);
  }
  .again {
    display: grid;
    place-items: center;
    padding-top: var(--space-3);
  }
  .hint {
    padding: 0 var(--space-2) var(--space-2);
    color: var(--warn);
    font-size: var(--text-s);
  }
  .microphone {
    width: 34px;
    height: 34px;
  }
  .microphone.on {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .buttons {
    display: flex;
    justify-content: center;
    gap: var(--space-5);
    padding-top: var(--space-3);
  }
  .buttons .round {
    width: 48px;
    height: 48px;
    font-size: 1.1rem;
  }
  .buttons .round:not(.end) {
    background: var(--surface-sunken);
  }
  .buttons .round[aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--accent-ink);
  }
  @keyframes ring {
    from {
      box-shadow: 0 0 0 0 var(--accent-soft);
    }
    to {
      box-shadow: 0 0 0 26px transparent;
    }
  }
  @keyframes wave {
    to {
      height: 18px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .ringing,
    .speaking i {
      animation: none;
    }
  }
`;
