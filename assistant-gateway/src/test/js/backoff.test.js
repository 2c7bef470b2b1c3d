import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { Backoff } from '../../main/resources/META-INF/resources/ui/protocol/backoff.js';

/** @type {number[]} */
let waits = [];
/** @type {Backoff} */
let backoff;

beforeEach(() => {
  waits = [];
  mock.method(globalThis, 'setTimeout', (/** @type {() => void} */ _action, /** @type {number} */ millis) =>
    waits.push(Math.round(millis)),
  );
  backoff = new Backoff();
});

afterEach(() => mock.restoreAll());

/** @param {number} random */
const waitsWith = (random, attempts = 6) => {
  mock.method(Math, 'random', () => random);
  for (let n = 0; n < attempts; n++) backoff.again(() => {});
  return waits;
};

test('waits twice as long each time, and never longer than about eight seconds', () => {
  assert.deepEqual(waitsWith(0.51), [500, 1000, 2000, 4000, 8000, 8000]);
});

test('spreads each wait, so that pages do not all reconnect at once', () => {
  assert.deepEqual([...waitsWith(0, 1), ...waitsWith(1, 1).slice(1)], [415, 1163]);
});

test('starts over after a success', () => {
  waitsWith(0.51, 3);
  backoff.succeeded();
  assert.equal(waitsWith(0.51, 1).at(-1), 500);
});
