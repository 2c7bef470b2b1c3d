import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import {
  incidentOf,
  linesIn,
  localTime,
  placesIn,
} from '../../main/resources/META-INF/resources/ui/knowledge/incident.js';
import { KnowledgeFeed, REFRESH_MILLIS } from '../../main/resources/META-INF/resources/ui/knowledge/knowledge-feed.js';
import { ChatLog } from '../../main/resources/META-INF/resources/ui/phone/chat-log.js';
import { Refused } from '../../main/resources/META-INF/resources/ui/protocol/evaluations.js';
import { KnowledgeAdmin } from '../../main/resources/META-INF/resources/ui/protocol/knowledge.js';

afterEach(() => {
  mock.restoreAll();
  mock.timers.reset();
});

test('places are separated by commas of either script, and each counts once', () => {
  assert.deepEqual(placesIn(' 강남, Gangnam，서초 ,, 강남'), ['강남', 'Gangnam', '서초']);
  assert.deepEqual(placesIn(' '), []);
});

test('lines that are blank are left out', () => {
  assert.deepEqual(linesIn('a\n\n  b \n'), ['a', 'b']);
});

test('a form becomes an incident that ends by itself only if it says when', () => {
  const form = new FormData();
  form.set('places', '강남');
  form.set('ko', ' 복구 중이에요. ');
  form.set('en', 'We are on it.');
  assert.deepEqual(incidentOf(form, 'one'), {
    id: 'one',
    places: ['강남'],
    ko: '복구 중이에요.',
    en: 'We are on it.',
    until: null,
  });
  form.set('until', '2026-12-01T18:00');
  assert.equal(localTime(incidentOf(form, 'one').until), '2026-12-01T18:00');
});

test('the token goes with each request, and a refusal brings its explanation', async () => {
  const asked = mock.method(globalThis, 'fetch', async () => Response.json({ detail: 'ko: missing' }, { status: 400 }));
  const incident = { id: 'a/b', places: [], ko: '', en: '', until: null };
  await assert.rejects(
    new KnowledgeAdmin('secret').pin(incident),
    (failure) => failure instanceof Refused && failure.message === 'ko: missing',
  );
  const [path, options] = /** @type {any} */ (asked.mock.calls.map((call) => call.arguments)[0]);
  assert.equal(path, '/admin/incidents/a%2Fb');
  assert.equal(options.headers.Authorization, 'Bearer secret');
  assert.deepEqual(JSON.parse(options.body), { places: [], ko: '', en: '', until: null });
});

/** A page that is open, with what it asks the server for. */
function openPage(/** @type {(what: string) => Promise<any>} */ answers = async () => []) {
  mock.timers.enable({ apis: ['setTimeout'] });
  const asked = mock.fn(answers);
  const server = { questions: () => asked('questions'), incidents: () => asked('incidents') };
  const feed = new KnowledgeFeed(
    () => /** @type {any} */ (server),
    () => {},
    async () => true,
  );
  const times = (/** @type {string} */ what) => asked.mock.calls.filter((call) => call.arguments[0] === what).length;
  return { feed, times };
}

async function letTimePass() {
  mock.timers.tick(REFRESH_MILLIS);
  await new Promise((done) => setImmediate(done));
}

test('a page that is left open asks for the incidents again, but not for the questions', async () => {
  const { feed, times } = openPage();
  await feed.fetchAll();
  await letTimePass();
  await letTimePass();
  assert.equal(times('incidents'), 3);
  assert.equal(times('questions'), 1);
  await feed.fetchAll();
  assert.equal(times('questions'), 2);
});

test('a page goes on after a failure, and asks for nothing once it is closed', async () => {
  const { feed, times } = openPage(async () => {
    throw new Error('no network');
  });
  await feed.fetchAll();
  await letTimePass();
  assert.equal(times('incidents'), 2);
  feed.stop();
  await letTimePass();
  assert.equal(times('incidents'), 2);
});

test('a thumb stays with its reply and can be taken back', () => {
  const log = new ChatLog();
  log.apply({ type: 'message', id: 'r', from: { id: 'assistant', role: 'bot' }, text: 'Hello' });
  log.rate('r', true);
  assert.equal(log.entries.map((entry) => entry.kind === 'reply' && entry.helpful)[0], true);
  log.rate('r', undefined);
  assert.equal(log.entries.map((entry) => entry.kind === 'reply' && entry.helpful)[0], undefined);
});
