import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { DeskSocket } from '../../main/resources/META-INF/resources/ui/protocol/desk-socket.js';
import { FakeSocket } from './browser.js';

/** @import { DeskFrame } from '../../main/resources/META-INF/resources/ui/protocol/messages.d.ts' */

/** @type {string[]} */
let states = [];
/** @type {DeskFrame[]} */
let frames = [];

/** @param {string | null} token */
const desk = (token = null) =>
  new DeskSocket({
    agent: { id: 'agent-1', name: '김 지우' },
    token,
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
  });

beforeEach(() => {
  states = [];
  frames = [];
  FakeSocket.opened = [];
  mock.timers.enable({ apis: ['setTimeout'] });
});

afterEach(() => mock.timers.reset());

test('sends the agent to the server, and the token if there is one', () => {
  desk().open();
  desk('s3cret&').open();
  const [without, with_] = FakeSocket.opened.map(({ url }) => new URL(url));
  assert.equal(without.pathname, '/desk/ws');
  assert.equal(without.searchParams.get('name'), '김 지우');
  assert.equal(without.searchParams.has('token'), false);
  assert.equal(with_.searchParams.get('token'), 's3cret&');
});

test('a connection that never opened is unreachable, one that was lost is offline; both are retried', () => {
  const socket = desk();
  socket.open();
  FakeSocket.last.close();
  mock.timers.tick(1000);
  FakeSocket.last.accept();
  FakeSocket.last.close();
  mock.timers.tick(1000);
  assert.deepEqual(states, ['connecting', 'unreachable', 'online', 'offline']);
  assert.equal(FakeSocket.opened.length, 3);
});

test('each command has an id of its own, and none is sent while the connection is down', () => {
  const [one, other] = [desk(), desk()];
  one.open();
  assert.equal(one.send({ type: 'join', conversation: 'a' }), undefined);
  FakeSocket.last.accept();
  const sent = [one.send({ type: 'join', conversation: 'a' }), one.send({ type: 'leave', conversation: 'a' })];
  assert.deepEqual(FakeSocket.last.sent, [
    { type: 'join', conversation: 'a', command: sent[0] },
    { type: 'leave', conversation: 'a', command: sent[1] },
  ]);
  other.open();
  FakeSocket.last.accept();
  const ids = new Set([...sent, other.send({ type: 'join', conversation: 'a' })]);
  assert.equal(ids.size, 3);
});

test('passes frames on', () => {
  desk().open();
  FakeSocket.last.accept();
  FakeSocket.last.receive({ type: 'closed', conversation: 'a' });
  assert.deepEqual(frames, [{ type: 'closed', conversation: 'a' }]);
});

test('a connection that was closed is not opened again', () => {
  const socket = desk();
  socket.open();
  FakeSocket.last.accept();
  socket.close();
  mock.timers.tick(60_000);
  assert.deepEqual(states, ['connecting', 'online']);
  assert.equal(FakeSocket.opened.length, 1);
});
