const KEYS = {
  t: { action: 'join' },
  h: { action: 'leave' },
  e: { action: 'edit' },
  j: { action: 'move', by: 1 },
  k: { action: 'move', by: -1 },
  r: { action: 'write' },
  1: { action: 'send', index: 0 },
  2: { action: 'send', index: 1 },
  3: { action: 'send', index: 2 },
};

/** The keys that physical Hangul layouts type in place of the Latin ones. */
const HANGUL = { ㅅ: 't', ㅗ: 'h', ㄷ: 'e', ㅓ: 'j', ㅏ: 'k', ㄱ: 'r' };

/** What a key press asks for; undefined for any other key, and while the agent is writing. */
export function commandOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  const target = event.composedPath()[0];
  if (target.matches?.('textarea, input, select')) return undefined;
  const key = event.key.toLowerCase();
  return KEYS[HANGUL[key] ?? key];
}
