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
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
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

test('a connection that never opened is unreachable, and one that was lost is offline; both are retried', () => {
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

/** @type {(text: string) => import('../../main/resources/META-INF/resources/ui/protocol/messages.d.ts').DeskCommand} */
const say = (text) => ({ type: 'say', conversation: 'a', text });

const sent = () => FakeSocket.last.sent;

const accept = (/** @type {string} */ command) => FakeSocket.last.receive({ type: 'accepted', command });

test('sending returns the id of the command', () => {
  const socket = desk();
  socket.open();
  FakeSocket.last.accept();
  const id = socket.send({ type: 'open', conversation: 'a' });
  assert.equal(sent().at(-1).command, id);
});

test('each command has a unique id, even among several pages of one agent', () => {
  const ids = [desk(), desk()].flatMap((socket) => {
    socket.open();
    FakeSocket.last.accept();
    socket.send(say('1'));
    accept(sent()[0].command);
    socket.send(say('2'));
    return sent().map(({ command }) => command);
  });
  assert.equal(new Set(ids).size, 4);
});

test('commands are sent one after another, in order', () => {
  const socket = desk();
  socket.open();
  FakeSocket.last.accept();
  socket.send(say('1'));
  socket.send(say('2'));
  assert.deepEqual(
    sent().map(({ text }) => text),
    ['1'],
  );
  accept(sent()[0].command);
  assert.deepEqual(
    sent().map(({ text }) => text),
    ['1', '2'],
  );
});

test('unaccepted messages are shown as unsent, and sent again with the same id after a lost connection', () => {
  const socket = desk();
  socket.open();
  FakeSocket.last.accept();
  socket.send(say('1'));
  socket.send(say('2'));
  const [first] = sent();
  FakeSocket.last.close();
  socket.send(say('3'));
  assert.deepEqual(
    socket.unsent('a').map(({ text }) => text),
    ['1', '2', '3'],
  );
  assert.deepEqual(socket.unsent('b'), []);
  mock.timers.tick(1000);
  FakeSocket.last.accept();
  assert.deepEqual(sent(), [first]);
  for (let n = 0; n < 3; n++) accept(sent()[n].command);
  assert.deepEqual(
    sent().map(({ text }) => text),
    ['1', '2', '3'],
  );
  assert.deepEqual(socket.unsent('a'), []);
});

test('a command that cannot be carried out at the moment is sent again; one that is refused is not', () => {
  const socket = desk();
  socket.open();
  FakeSocket.last.accept();
  socket.send(say('1'));
  const [{ command }] = sent();
  FakeSocket.last.receive({ type: 'error', code: 'unavailable', message: '', command });
  mock.timers.tick(1000);
  assert.deepEqual(
    sent().map((each) => each.command),
    [command, command],
  );
  FakeSocket.last.receive({ type: 'error', code: 'no-conversation', message: '', command });
  mock.timers.tick(1000);
  assert.equal(sent().length, 2);
  assert.deepEqual(socket.unsent('a'), [{ text: '1', refused: true }]);
});

test('a command that is too long for the server counts as refused instead of being sent forever', () => {
  const socket = desk();
  socket.open();
  FakeSocket.last.accept();
  socket.send(say('too long'));
  socket.send(say('2'));
  FakeSocket.last.close(1009);
  mock.timers.tick(1000);
  FakeSocket.last.accept();
  assert.deepEqual(
    sent().map(({ text }) => text),
    ['2'],
  );
  assert.deepEqual(socket.unsent('a'), [
    { text: 'too long', refused: true },
    { text: '2', refused: false },
  ]);
});

test('commands for a conversation that has ended are dropped, and the next command is sent', () => {
  const socket = desk();
  socket.open();
  FakeSocket.last.accept();
  socket.send(say('1'));
  FakeSocket.last.receive({ type: 'error', code: 'no-conversation', message: '', command: sent()[0].command });
  socket.send(say('2'));
  socket.send({ ...say('3'), conversation: 'b' });
  FakeSocket.last.receive({ type: 'closed', conversation: 'a' });
  assert.deepEqual(socket.unsent('a'), []);
  assert.deepEqual(
    sent().map(({ text }) => text),
    ['1', '2', '3'],
  );
});

test('a connection whose pings stop is given up within seconds, and a new one is opened', () => {
  desk().open();
  const silent = FakeSocket.last;
  silent.accept();
  silent.receive({ type: 'ping' });
  mock.timers.tick(13_000);
  mock.timers.tick(1000);
  assert.deepEqual(states, ['connecting', 'online', 'offline']);
  assert.notEqual(FakeSocket.last, silent);
});

test('pings are answered, are not passed on, and keep the connection alive', () => {
  desk().open();
  FakeSocket.last.accept();
  for (let n = 0; n < 12; n++) {
    FakeSocket.last.receive({ type: 'ping' });
    mock.timers.tick(5000);
  }
  assert.deepEqual(
    FakeSocket.last.sent,
    Array.from({ length: 12 }, () => ({ type: 'pong' })),
  );
  assert.deepEqual(states, ['connecting', 'online']);
  assert.deepEqual(frames, []);
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
