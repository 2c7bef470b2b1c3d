import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import en from '../../main/resources/META-INF/resources/ui/i18n/en.js';
import { onLanguage, setLanguage, t, tIn } from '../../main/resources/META-INF/resources/ui/i18n/i18n.js';
import ko from '../../main/resources/META-INF/resources/ui/i18n/ko.js';

/** @typedef {import('../../main/resources/META-INF/resources/ui/i18n/i18n.js').Key} Key */

const keys = /** @type {Key[]} */ (Object.keys(en));

/** The code of all pages, without the texts themselves. */
const code = () => {
  const ui = new URL('../../main/resources/META-INF/resources/ui/', import.meta.url);
  const files = readdirSync(ui, { recursive: true, encoding: 'utf8' });
  const read = files.filter((file) => file.endsWith('.js') && !/i18n.(en|ko)\.js$/.test(file));
  return read.map((file) => readFileSync(new URL(file, ui), 'utf8')).join('\n');
};

/** @param {unknown} text */
const placeholders = (text) => [...String(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

afterEach(() => setLanguage('en'));

test('each key has a text in Korean and in English', () => {
  assert.deepEqual(Object.keys(ko).sort(), Object.keys(en).sort());
  for (const key of keys) assert.ok(ko[key].length && en[key].length !== 0, key);
});

test('each key is used, literally or through a template', () => {
  const text = code();
  const literals = new Set([...text.matchAll(/'([\w.-]+)'/g)].map(([, literal]) => literal));
  const templates = [...text.matchAll(/`((?:[\w.-]|\$\{[\w.]+(?:\([\w.]+\))?\})*)`/g)]
    .map(([, template]) => template)
    .filter((template) => template.includes('${') && template.includes('.'))
    .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{.*?\}/g, '\\w+')}$`));
  const unused = keys.filter((key) => !literals.has(key) && !templates.some((template) => template.test(key)));
  assert.deepEqual(unused, []);
});

test('both languages fill in the same values', () => {
  for (const key of keys.filter((each) => typeof en[each] === 'string')) {
    assert.deepEqual(placeholders(ko[key]), placeholders(en[key]), key);
  }
});

test('both languages offer the same number of quick questions', () => {
  assert.equal(tIn('ko', 'chat.quick').length, tIn('en', 'chat.quick').length);
});

test('each reason why a message was not delivered has a name', () => {
  const document = readFileSync(new URL('../../../../src/main/resources/asyncapi.yaml', import.meta.url), 'utf8');
  const reasons = /UndeliveredReason:\n.*\n\s+enum: \[(.*), null\]/.exec(document)?.[1]?.split(', ') ?? [];
  assert.ok(reasons.length > 5, 'the reasons were found');
  assert.deepEqual(
    keys.filter((key) => key.startsWith('desk.undelivered.')).sort(),
    reasons.map((reason) => `desk.undelivered.${reason}`).sort(),
  );
});

test('each event of the AsyncAPI document has a name', () => {
  const document = readFileSync(new URL('../../../../src/main/resources/asyncapi.yaml', import.meta.url), 'utf8');
  const messages = document.slice(document.indexOf('\n  messages:\n'), document.indexOf('\n  schemas:\n'));
  const events = [...messages.matchAll(/^ {4}(\w+):$/gm)].map(([, name]) => name);
  assert.ok(events.length > 20, 'the messages were found');
  // Dead letters are read by operators, not seen by the phone.
  const unnamed = events.filter((name) => name !== 'DeadLetter' && !(`event.${name}` in en));
  assert.deepEqual(unnamed, []);
});

test('values replace their names, and a name without a value stays visible', () => {
  assert.equal(t('behind.turn', { turn: 3 }), 'turn 3');
  assert.equal(t('behind.turn'), 'turn {turn}');
  assert.equal(t('sms.count', { count: 1 }), '1 segment');
  assert.equal(t('sms.count', { count: 2 }), '2 segments');
});

test('a key that only a newer server knows is shown as it is', () => {
  assert.equal(t(/** @type {Key} */ ('event.SomethingNew')), 'event.SomethingNew');
});

test('a change of language is remembered, and listeners are notified until they stop listening', () => {
  let notified = 0;
  const stop = onLanguage(() => notified++);
  setLanguage('ko');
  assert.equal(localStorage.getItem('language'), 'ko');
  assert.equal(document.documentElement.lang, 'ko');
  assert.equal(t('send'), '보내기');
  stop();
  setLanguage('en');
  assert.equal(notified, 1);
});

test("a subscriber's own language may differ from the page's", () => {
  assert.equal(tIn('ko', 'sms.optInWord'), '수신동의');
  assert.equal(tIn('en', 'sms.optInWord'), 'START');
});
