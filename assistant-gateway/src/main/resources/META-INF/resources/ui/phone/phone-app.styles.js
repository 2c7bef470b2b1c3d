import { css } from 'lit';

export const phoneStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    max-width: 2000px;
    margin: 0 auto;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    padding: var(--space-3) var(--space-5);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    color: inherit;
    text-decoration: none;
    white-space: nowrap;
  }
  h1 {
    font-size: var(--text-l);
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .picker {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    height: 36px;
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-full);
    background: var(--surface);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .picker svg.icon {
    pointer-events: none;
    color: var(--ink-faint);
  }
  select {
    appearance: none;
    min-width: 0;
    height: 100%;
    margin: 0 -36px 0 -36px;
    padding: 0 36px;
    border: 0;
    border-radius: var(--radius-full);
    background: none;
    cursor: pointer;
    text-overflow: ellipsis;
  }
  option {
    background: var(--surface);
  }
  .stand-in,
  .right {
    margin-left: auto;
  }
  .stand-in + .right {
    margin-left: 0;
  }
  .right {
    display: flex;
    align-items: center;
    gap: var(--space-3);
  }
  .desk {
    color: inherit;
    text-decoration: none;
  }
  main {
    flex: 1;
    display: grid;
    grid-template-columns: 1fr 1fr 1fr minmax(300px, 1.05fr);
    gap: var(--space-4);
    min-height: 0;
    padding: 0 var(--space-5) var(--space-5);
  }
  main > * {
    min-width: 0;
    min-height: 0;
  }
  nav {
    display: none;
  }

  /* On screens wider than a phone but narrower than a desktop, the behind-the-scenes view is below the other three. */
  @media (max-width: 1180px) and (min-width: 761px) {
    :host {
      height: auto;
    }
    main {
      grid-template-columns: 1fr 1fr;
      grid-auto-rows: minmax(560px, calc(100dvh - 90px));
    }
  }

  @media (max-width: 760px) {
    header {
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-2);
      padding: var(--space-2) var(--space-2) var(--space-2) var(--space-3);
      border-bottom: 1px solid var(--line);
      background: var(--surface);
    }
    h1,
    .right .desk {
      display: none;
    }
    header .tag.stand-in {
      order: 1;
      flex-basis: 100%;
      justify-content: center;
      margin: 0;
      padding: 0;
      box-shadow: none;
    }
    .picker {
      flex: 1;
    }
    select {
      flex: 1;
    }
    .right {
      gap: 0;
      margin-left: 0;
    }
    main {
      display: block;
      padding: 0;
    }
    main > * {
      display: none;
      height: 100%;
    }
    main[data-screen='chat'] .chat,
    main[data-screen='call'] .call,
    main[data-screen='sms'] .sms,
    main[data-screen='behind'] .behind {
      display: block;
    }
    nav {
      display: grid;
      grid-template-columns: repeat(4, 1fr);
      border-top: 1px solid var(--line);
      background: var(--surface);
      padding-bottom: env(safe-area-inset-bottom);
    }
    nav button {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 2px;
      padding: var(--space-2) 2px 6px;
      color: var(--ink-faint);
      font-size: 0.6875rem;
      font-weight: 600;
    }
    nav svg.icon {
      width: 22px;
      height: 22px;
    }
    nav button[aria-current='page'] {
      color: var(--accent-ink);
    }
  }
`;
