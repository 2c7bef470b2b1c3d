import en from './en.js';
import ko from './ko.js';

const tables = { ko, en };
const listeners = new Set();
let current = document.documentElement.lang === 'en' ? 'en' : 'ko';

/** The language of the page: `?lang=`, else what was chosen before, else what the browser asks for. */
export const language = () => current;

/** Changes the language of the whole page and remembers it. */
export function setLanguage(next) {
  current = next;
  document.documentElement.lang = next;
  localStorage.setItem('language', next);
  listeners.forEach((listener) => listener());
}

/** Calls the listener on each change; gives back how to stop that. */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words for a key in the page's language, with `{name}` replaced by the value of that name. */
export const t = (key, values) => tIn(current, key, values);

/** The words in a given language: a subscriber's own may differ from the page's. */
export function tIn(code, key, values = {}) {
  const entry = (tables[code] ?? tables.en)[key];
  if (entry === undefined) return key;
  if (typeof entry !== 'string') return typeof entry === 'function' ? entry(values) : entry;
  return entry.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
