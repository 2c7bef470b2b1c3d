/** @import { DeskAction, Pane } from './actions.js' */
/** @typedef {'send1' | 'send2' | 'send3' | 'edit' | 'join' | 'leave' | 'next' | 'previous' | 'write'} Shortcut */

/**
 * The single-key shortcuts: the default key, the action, and the panes in which the key works.
 *
 * @type {Record<Shortcut, { key: string, command: DeskAction, panes: Pane[] }>}
 */
const SHORTCUTS = {
  send1: { key: '1', command: { action: 'send', index: 0 }, panes: ['conversation', 'help'] },
  send2: { key: '2', command: { action: 'send', index: 1 }, panes: ['conversation', 'help'] },
  send3: { key: '3', command: { action: 'send', index: 2 }, panes: ['conversation', 'help'] },
  edit: { key: 'e', command: { action: 'edit' }, panes: ['conversation', 'help'] },
  join: { key: 't', command: { action: 'join' }, panes: ['queue', 'conversation'] },
  leave: { key: 'h', command: { action: 'leave' }, panes: ['conversation'] },
  next: { key: 'j', command: { action: 'move', by: 1 }, panes: ['queue', 'conversation'] },
  previous: { key: 'k', command: { action: 'move', by: -1 }, panes: ['queue', 'conversation'] },
  write: { key: 'r', command: { action: 'write' }, panes: ['queue', 'conversation', 'help'] },
};

/** The shortcuts in display order. */
export const SHORTCUT_NAMES = /** @type {Shortcut[]} */ (Object.keys(SHORTCUTS));

/** The Latin letter on the same key as each Hangul letter (KS X 5002 keyboard layout). */
const HANGUL = new Map(
  [...'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ'].map((letter, index) => [
    letter,
    'qwertyuiopasdfghjklzxcvbnm'[index],
  ]),
);

const CHOSEN_KEYS = 'desk.shortcuts';
const SWITCHED_OFF = 'desk.shortcuts.off';

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
function chosenKeys() {
  try {
    return JSON.parse(localStorage.getItem(CHOSEN_KEYS) ?? '{}');
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
  return chosenKeys()[name] ?? SHORTCUTS[name].key;
}

/**
 * Assigns a key to a shortcut. If another shortcut has that key, the two swap keys.
 *
 * @type {(name: Shortcut, wanted: string) => void}
 */
export function assignKey(name, wanted) {
  const other = SHORTCUT_NAMES.find((each) => assignedKey(each) === wanted);
  const keys = { ...chosenKeys(), [name]: wanted };
  if (other && other !== name) keys[other] = assignedKey(name);
  localStorage.setItem(CHOSEN_KEYS, JSON.stringify(keys));
}

/** Restores the default keys of all shortcuts. */
export function restoreKeys() {
  localStorage.removeItem(CHOSEN_KEYS);
}

/** Whether every shortcut has its default key. */
export function areKeysDefault() {
  return SHORTCUT_NAMES.every((name) => assignedKey(name) === SHORTCUTS[name].key);
}

/** Whether single-key shortcuts are on in this browser. */
export function areShortcutsOn() {
  return localStorage.getItem(SWITCHED_OFF) === null;
}

/**
 * Turns all single-key shortcuts on or off.
 *
 * @param {boolean} on
 */
export function turnShortcuts(on) {
  if (on) localStorage.removeItem(SWITCHED_OFF);
  else localStorage.setItem(SWITCHED_OFF, 'true');
}

/**
 * The shortcut with this key; undefined if there is none or shortcuts are off.
 *
 * @param {string} typed
 */
export function findShortcut(typed) {
  const wanted = areShortcutsOn() ? keyOf(typed) : undefined;
  const name = wanted && SHORTCUT_NAMES.find((each) => assignedKey(each) === wanted);
  return name ? SHORTCUTS[name] : undefined;
}
