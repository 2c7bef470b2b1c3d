import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { logIn, renewIn } from '../../main/resources/META-INF/resources/ui/protocol/log-in.js';

const realFetch = globalThis.fetch;

/** @param {number} status @param {object} body */
function answer(status, body) {
  globalThis.fetch = async () => new Response(JSON.stringify(body), { status });
}

afterEach(() => {
  globalThis.fetch = realFetch;
});

test('the signed-in user is the agent', async () => {
  answer(200, { logIn: true, id: 'kim', name: '김상담', until: '2026-01-01T00:00:00Z' });
  assert.deepEqual(await logIn(), {
    state: 'signed-in',
    agent: { id: 'kim', name: '김상담' },
    until: Date.parse('2026-01-01T00:00:00Z'),
  });
});

test('a log-in that has ended is distinguished from a server that requires none', async () => {
  answer(401, {});
  assert.deepEqual(await logIn(), { state: 'ended' });
  answer(200, { logIn: false });
  assert.deepEqual(await logIn(), { state: 'open' });
});

test('an error of the server says nothing about the log-in', async () => {
  answer(503, {});
  await assert.rejects(logIn());
});

test('a log-in is renewed before it ends, but not too often', () => {
  assert.equal(renewIn(100_000, 0), 70_000);
  assert.equal(renewIn(1_000, 0), 5_000);
  assert.equal(renewIn(0, 60_000), 5_000);
});
