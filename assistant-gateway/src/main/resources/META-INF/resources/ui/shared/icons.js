import { html, svg } from 'lit';

/** Strokes on a 24 × 24 grid. */
const shapes = {
  chat: svg`<path d="M5 4.5h14A2.5 2.5 0 0 1 21.5 7v8a2.5 2.5 0 0 1-2.5 2.5h-7L7 21v-3.5H5A2.5 2.5 0 0 1 2.5 15V7A2.5 2.5 0 0 1 5 4.5Z"/><path d="M7.5 9.5h9M7.5 13h5.5"/>`,
  call: svg`<path d="M6.6 3.5h2.5l1.7 4.3-2.1 1.7a12.5 12.5 0 0 0 5.8 5.8l1.7-2.1 4.3 1.7v2.5a2.1 2.1 0 0 1-2.3 2.1A16.5 16.5 0 0 1 4.5 5.8a2.1 2.1 0 0 1 2.1-2.3Z"/>`,
  message: svg`<rect x="2.5" y="5" width="19" height="14" rx="2.5"/><path d="m3.5 7.5 8.5 6 8.5-6"/>`,
  flow: svg`<circle cx="5" cy="6" r="2.3"/><circle cx="19" cy="12" r="2.3"/><circle cx="5" cy="18" r="2.3"/><path d="M7.3 6H11a3 3 0 0 1 3 3v0a3 3 0 0 0 2.7 3M7.3 18H11a3 3 0 0 0 3-3v0a3 3 0 0 1 2.7-3"/>`,
  send: svg`<path d="M12 19.5v-15M5.5 11 12 4.5l6.5 6.5"/>`,
  mic: svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`,
  keypad: svg`<g fill="currentColor" stroke="none"><circle cx="6" cy="5" r="1.7"/><circle cx="12" cy="5" r="1.7"/><circle cx="18" cy="5" r="1.7"/><circle cx="6" cy="11.5" r="1.7"/><circle cx="12" cy="11.5" r="1.7"/><circle cx="18" cy="11.5" r="1.7"/><circle cx="12" cy="18" r="1.7"/></g>`,
  hangup: svg`<path d="M2.8 13.8c5-5 13.4-5 18.4 0 .7.7.7 1.8 0 2.5l-1.3 1.3c-.5.5-1.3.5-1.9.1l-2.3-1.7a1.5 1.5 0 0 1-.6-1.5l.3-1.6a10 10 0 0 0-6.8 0l.3 1.6c.1.6-.1 1.2-.6 1.5L6 17.7c-.6.4-1.4.4-1.9-.1l-1.3-1.3a1.8 1.8 0 0 1 0-2.5Z"/>`,
  sound: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11"/>`,
  silent: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4ZM16 9.5l5 5m0-5-5 5"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  checks: svg`<path d="m2.5 12.5 4.5 4.5 9-9.5M11.5 15.5 13 17l9-9.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>`,
  alert: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.3v.2"/>`,
  retry: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.3M20 4.5v4.8h-4.8"/>`,
  spark: svg`<path d="M12 3.5c.7 4.7 3.3 7.3 8.5 8.5-5.2 1.2-7.8 3.8-8.5 8.5-.7-4.7-3.3-7.3-8.5-8.5 5.2-1.2 7.8-3.8 8.5-8.5Z"/>`,
  headset: svg`<path d="M4 14v-2a8 8 0 0 1 16 0v2M4 14a2 2 0 0 1 2-1.5h1v6H6A2 2 0 0 1 4 17v-3Zm16 0a2 2 0 0 0-2-1.5h-1v6h1a2 2 0 0 0 2-1.5v-3ZM20 17c0 2.5-2 4-5 4h-2"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6"/>`,
  light: svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1"/>`,
  dark: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z"/>`,
  back: svg`<path d="m14.5 5-7 7 7 7"/>`,
  down: svg`<path d="m6 9.5 6 6 6-6"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  edit: svg`<path d="m4.5 19.5.8-4L15.8 5a2 2 0 0 1 2.8 0l.4.4a2 2 0 0 1 0 2.8L8.5 18.7l-4 .8ZM13.5 7.5l3 3"/>`,
  unplugged: svg`<path d="M9 3.5v4M15 3.5v4M6.5 7.5h11V11a5.5 5.5 0 0 1-5.5 5.5v4M3.5 3.5l17 17"/>`,
  inbox: svg`<path d="M3 13.5 5.8 5.8A2 2 0 0 1 7.7 4.5h8.6a2 2 0 0 1 1.9 1.3L21 13.5v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4Zm0 0h5a4 4 0 0 0 8 0h5"/>`,
  compare: svg`<rect x="3" y="4.5" width="7.5" height="15" rx="2"/><rect x="13.5" y="4.5" width="7.5" height="15" rx="2"/><path d="M5.5 9h2.5M5.5 12.5h2.5M16 9h2.5M16 12.5h2.5"/>`,
  download: svg`<path d="M12 4v11M7 10.5l5 5 5-5M4.5 19.5h15"/>`,
  stop: svg`<rect x="6.5" y="6.5" width="11" height="11" rx="2"/>`,
  remove: svg`<path d="M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5l.8 13h9.4l.8-13M10 10.5v5.5M14 10.5v5.5"/>`,
  thumbUp: svg`<path d="M7.5 10.5 11 3.8a2.2 2.2 0 0 1 2.2 2.6l-.6 3.1h5.2a2.2 2.2 0 0 1 2.1 2.7l-1.3 5.6a2.2 2.2 0 0 1-2.1 1.7h-9M7.5 10.5v9h-3v-9h3Z"/>`,
  thumbDown: svg`<path d="M7.5 13.5 11 20.2a2.2 2.2 0 0 0 2.2-2.6l-.6-3.1h5.2a2.2 2.2 0 0 0 2.1-2.7l-1.3-5.6a2.2 2.2 0 0 0-2.1-1.7h-9M7.5 13.5v-9h-3v9h3Z"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="9.5" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
  tool: svg`<path d="M14.5 6.5a4 4 0 0 1 5-1.5l-2.6 2.6.3 1.7 1.7.3L21 7.5a4 4 0 0 1-5.4 4.8L8.3 19.6a2 2 0 0 1-2.9-2.9l7.3-7.3a4 4 0 0 1 1.8-2.9Z"/>`,
};

/** @typedef {keyof typeof shapes} Icon */

/**
 * The channels' icons, by the label that the events carry.
 *
 * @type {Record<import('../protocol/messages.d.ts').ChannelLabel, Icon>}
 */
export const channelIcon = { web: 'chat', voice: 'call', sms: 'message' };

/**
 * An icon; decoration only, so its button or the text next to it has to name it.
 *
 * @param {Icon} name
 */
export function icon(name) {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shapes[name]}
  </svg>`;
}

/** The operator's mark. */
export function mark() {
  return html`<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <rect width="32" height="32" rx="9" fill="var(--accent)" />
    <path
      d="M8 20.5V19m5.3 1.5v-4.6m5.4 4.6V12M24 20.5V8.5"
      stroke="#fff"
      stroke-width="3"
      stroke-linecap="round"
    />
  </svg>`;
}
