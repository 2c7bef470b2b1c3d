import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { DirectLine } from '../../main/resources/META-INF/resources/ui/protocol/directline.js';
import { FakeSocket } from './browser.js';

/** @import { Subscriber } from '../../main/resources/META-INF/resources/ui/protocol/messages.d.ts' */

const EMMA = /** @type {Subscriber} */ ({ id: 'emma', name: 'Emma', number: '+821000000103', language: 'en' });
const ROOT = '/v3/directline';
const STORED = JSON.stringify({ conversationId: 'c1', token: 't1' });

/** @type {string[]} the requests to the server, each with its token */
let asked = [];
/** @type {object[]} the bodies of the requests */
let bodies = [];
/** @type {Record<string, number | object>} answers by request; a number stands for a status without a body */
let answers = {};
/** @type {string[]} */
let states = [];
/** @type {(string | undefined)[]} */
let texts = [];
/** @type {DirectLine} */
let line;

beforeEach(() => {
  asked = [];
  bodies = [];
  states = [];
  texts = [];
  sessionStorage.clear();
  FakeSocket.opened = [];
  answers = {
    'POST /tokens/generate': { conversationId: 'c1', token: 't0', expires_in: 1800 },
    'POST /conversations': {
      conversationId: 'c1',
      token: 't1',
      expires_in: 1800,
      streamUrl: 'ws://phone.example/first',
    },
    'GET /conversations/c1/activities': { activities: [said('a1')], watermark: '7' },
    'GET /conversations/c1?watermark=7': { streamUrl: 'ws://phone.example/again' },
    'POST /conversations/c1/activities': { id: 'x' },
    'POST /tokens/refresh': { conversationId: 'c1', token: 't2', expires_in: 1800 },
  };
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(Math, 'random', () => 0.51);
  mock.method(globalThis, 'fetch', answer);
  line = new DirectLine({
    subscriber: EMMA,
    onActivity: ({ text }) => texts.push(text),
    onState: (state) => states.push(state),
  });
});

afterEach(() => {
  line.close();
  mock.timers.reset();
  mock.restoreAll();
});

/** @type {(path: string, options: { method?: string, body?: string, headers: { Authorization?: string } }) => Promise<object>} */
async function answer(path, { method = 'GET', body, headers }) {
  if (body) bodies.push(JSON.parse(body));
  const request = `${method} ${path.slice(ROOT.length)}`;
  asked.push(`${request} ${headers.Authorization ?? '-'}`);
  const found = answers[request];
  return typeof found === 'number' ? { ok: false, status: found } : { ok: true, json: async () => found };
}

const said = (/** @type {string} */ id) => ({ type: 'message', id, text: `text of ${id}` });

/** Lets pending answers be processed. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a new chat gets a token, opens a conversation with it and stores both', async () => {
  await line.open();
  assert.deepEqual(asked, ['POST /tokens/generate -', 'POST /conversations Bearer t0']);
  assert.equal(FakeSocket.last.url, 'ws://phone.example/first');
  assert.equal(sessionStorage.getItem('directline:emma'), STORED);
  FakeSocket.last.accept();
  assert.deepEqual(states, ['connecting', 'online']);
});

test('after a reload the conversation is read from its start and continues from there', async () => {
  sessionStorage.setItem('directline:emma', STORED);
  await line.open();
  assert.deepEqual(asked, [
    'GET /conversations/c1/activities Bearer t1',
    'GET /conversations/c1?watermark=7 Bearer t1',
    'POST /tokens/refresh Bearer t1',
  ]);
  assert.deepEqual(texts, ['text of a1']);
  assert.equal(FakeSocket.last.url, 'ws://phone.example/again');
});

test('a dropped stream continues from its watermark, without repeating activities', async () => {
  await line.open();
  FakeSocket.last.accept();
  FakeSocket.last.receive({ activities: [said('a1')], watermark: '7' });
  FakeSocket.last.close();
  assert.equal(states.at(-1), 'offline');
  asked = [];
  mock.timers.tick(500);
  await settled();
  assert.deepEqual(asked, ['GET /conversations/c1?watermark=7 Bearer t1']);
  FakeSocket.last.receive({ activities: [said('a1'), said('a2')], watermark: '8' });
  assert.deepEqual(texts, ['text of a1', 'text of a2']);
});

test('an empty frame, which keeps the stream alive, is ignored', async () => {
  await line.open();
  FakeSocket.last.onmessage?.({ data: '' });
  assert.deepEqual(texts, []);
});

test('typing activities have no history, so each one is passed on', async () => {
  await line.open();
  const typing = { type: 'typing', id: 'r1.1', text: 'so far' };
  FakeSocket.last.receive({ activities: [typing, typing] });
  assert.deepEqual(texts, ['so far', 'so far']);
});

test('a conversation that the server no longer knows is started again', async () => {
  sessionStorage.setItem('directline:emma', STORED);
  answers['GET /conversations/c1/activities'] = 404;
  await line.open();
  assert.deepEqual(bodies.at(0), { user: { id: 'emma', name: 'Emma', phone_number: '+821000000103' } });
  assert.deepEqual(asked.slice(1), ['POST /tokens/generate -', 'POST /conversations Bearer t0']);
});

test('the token is refreshed at half its lifetime for as long as the page is open, and the page remembers it', async () => {
  await line.open();
  FakeSocket.last.accept();
  mock.timers.tick(900_000);
  await settled();
  assert.equal(asked.at(-1), 'POST /tokens/refresh Bearer t1');
  assert.equal(sessionStorage.getItem('directline:emma'), JSON.stringify({ conversationId: 'c1', token: 't2' }));
  mock.timers.tick(900_000);
  await settled();
  assert.equal(asked.at(-1), 'POST /tokens/refresh Bearer t2');
});

test('if the token has expired anyway, the conversation continues with a new one', async () => {
  await line.open();
  const expired = 'POST /conversations/c1/activities Bearer t1';
  mock.method(globalThis, 'fetch', async (/** @type {string} */ path, /** @type {any} */ options) => {
    const answered = await answer(path, options);
    return asked.at(-1) === expired ? { ok: false, status: 403 } : answered;
  });
  await line.send('hello', 'm1');
  assert.deepEqual(asked.slice(-3), [
    expired,
    'POST /tokens/generate -',
    'POST /conversations/c1/activities Bearer t0',
  ]);
  assert.deepEqual(bodies.at(-2), {
    user: { id: 'emma', name: 'Emma', phone_number: '+821000000103' },
    conversationId: 'c1',
  });
});

test('a request that is refused is not repeated, but one that fails is', async () => {
  answers['POST /tokens/generate'] = 403;
  await line.open();
  assert.equal(states.at(-1), 'refused');
  mock.timers.tick(60_000);
  assert.equal(asked.length, 1);
  for (const status of [503, 429]) {
    answers['POST /tokens/generate'] = status;
    await line.open();
    assert.equal(states.at(-1), 'offline', `${status}`);
  }
  const before = asked.length;
  mock.timers.tick(1000);
  await settled();
  assert.equal(asked.length, before + 1);
});

test('a message that is sent early waits for the conversation', async () => {
  const sent = line.send('hello', 'm1');
  assert.deepEqual(asked, []);
  await line.open();
  await sent;
  assert.equal(asked.at(-1), 'POST /conversations/c1/activities Bearer t1');
});

test('a message fails when the conversation does not open in time, or the server does not accept it', async () => {
  const early = line.send('hello', 'm1');
  mock.timers.tick(10_000);
  await assert.rejects(early);
  answers['POST /conversations/c1/activities'] = 502;
  await line.open();
  await assert.rejects(line.send('hello', 'm2'), /status 502/);
});

test('a chat that was closed stays closed', async () => {
  await line.open();
  FakeSocket.last.accept();
  line.close();
  mock.timers.tick(60_000);
  await settled();
  assert.deepEqual(states, ['connecting', 'online']);
  assert.equal(FakeSocket.opened.length, 1);
});
