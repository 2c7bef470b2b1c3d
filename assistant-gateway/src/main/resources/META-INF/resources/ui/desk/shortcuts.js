/** @import { DeskAction, Pane } from './actions.js' */
/** @typedef {'send1' | 'send2' | 'send3' | 'edit' | 'join' | 'leave' | 'next' | 'previous' | 'write'} Shortcut */

/**
 * The single-key shortcuts: the default key, the action, and the panes in which the key works.
 *
 * @type {Record<Shortcut, { key: string, asks: DeskAction, panes: Pane[] }>}
 */
const SHORTCUTS = {
  send1: { key: '1', asks: { action: 'send', index: 0 }, panes: ['conversation', 'help'] },
  send2: { key: '2', asks: { action: 'send', index: 1 }, panes: ['conversation', 'help'] },
  send3: { key: '3', asks: { action: 'send', index: 2 }, panes: ['conversation', 'help'] },
  edit: { key: 'e', asks: { action: 'edit' }, panes: ['conversation', 'help'] },
  join: { key: 't', asks: { action: 'join' }, panes: ['queue', 'conversation'] },
  leave: { key: 'h', asks: { action: 'leave' }, panes: ['conversation'] },
  next: { key: 'j', asks: { action: 'move', by: 1 }, panes: ['queue', 'conversation'] },
  previous: { key: 'k', asks: { action: 'move', by: -1 }, panes: ['queue', 'conversation'] },
  write: { key: 'r', asks: { action: 'write' }, panes: ['queue', 'conversation', 'help'] },
};

/** The shortcuts in display order. */
export const NAMES = /** @type {Shortcut[]} */ (Object.keys(SHORTCUTS));

/** The Latin letter on the same key as each Hangul letter (KS X 5002 keyboard layout). */
const HANGUL = new Map(
  [...'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ'].map((letter, index) => [
    letter,
    'qwertyuiopasdfghjklzxcvbnm'[index],
  ]),
);

const CHOSEN = 'desk.shortcuts';
const OFF = 'desk.shortcuts.off';

/**
 * A key in the form in which it is stored, independent of layout and case; undefined if it cannot be a shortcut.
 *
 * @param {string} typed
 */
export function keyOf(typed) {
  const key = typed.toLowerCase();
  const latin = HANGUL.get(key) ?? key;
  return /^[\p{L}\p{N}]$/u.test(latin) ? latin : undefined;
}

/** @returns {Partial<Record<Shortcut, string>>} */
function chosen() {
  try {
    return JSON.parse(localStorage.getItem(CHOSEN) ?? '{}');
  } catch {
    return {};
  }
}

/**
 * The key of a shortcut, as stored in this browser.
 *
 * @param {Shortcut} name
 */
export function assignedKey(name) {
  return chosen()[name] ?? SHORTCUTS[name].key;
}

/**
 * Assigns a key to a shortcut. If another shortcut has that key, the two swap keys.
 *
 * @type {(name: Shortcut, wanted: string) => void}
 */
export function assign(name, wanted) {
  const other = NAMES.find((each) => assignedKey(each) === wanted);
  const keys = { ...chosen(), [name]: wanted };
  if (other && other !== name) keys[other] = assignedKey(name);
  localStorage.setItem(CHOSEN, JSON.stringify(keys));
}

/** Restores the default keys of all shortcuts. */
export function restore() {
  localStorage.removeItem(CHOSEN);
}

/** Whether every shortcut has its default key. */
export function areDefault() {
  return NAMES.every((name) => assignedKey(name) === SHORTCUTS[name].key);
}

export function areOn() {
  return localStorage.getItem(OFF) === null;
}

/** @param {boolean} on */
export function turn(on) {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'true');
}

/**
 * The shortcut with this key; undefined if there is none or shortcuts are off.
 *
 * @param {string} typed
 */
export function find(typed) {
  const wanted = areOn() ? keyOf(typed) : undefined;
  const name = wanted && NAMES.find((each) => assignedKey(each) === wanted);
  return name ? SHORTCUTS[name] : undefined;
}
