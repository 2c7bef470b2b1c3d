import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { MessageLog } from '../../main/resources/META-INF/resources/ui/phone/message-log.js';

/** @import { HandsetMessage } from '../../main/resources/META-INF/resources/ui/protocol/messages.d.ts' */

/** @type {(id: string, at: number, more?: Partial<HandsetMessage>) => HandsetMessage} */
const message = (id, at, more) => ({
  type: 'message',
  id,
  direction: 'received',
  text: id,
  segments: 1,
  at,
  status: 'delivered',
  ...more,
});

/** @type {MessageLog} */
let log;

beforeEach(() => {
  log = new MessageLog();
});

const ids = () => log.messages.map(({ id }) => id);

test('messages are sorted by time, whatever the order in which they arrive', () => {
  log.apply(message('b', 2));
  log.apply(message('a', 1));
  assert.deepEqual(ids(), ['a', 'b']);
});

test('a history that is sent again adds no message twice, but updates their status', () => {
  log.apply(message('a', 1, { status: 'accepted' }));
  log.apply(message('a', 1, { status: 'delivered' }));
  assert.deepEqual(log.messages, [message('a', 1, { status: 'delivered' })]);
});

test('a receipt updates its message, and one for an unknown message is ignored', () => {
  log.apply(message('a', 1, { status: 'accepted' }));
  log.apply({ type: 'status', id: 'a', status: 'failed' });
  log.apply({ type: 'status', id: 'z', status: 'failed' });
  assert.deepEqual(
    log.messages.map(({ id, status }) => [id, status]),
    [['a', 'failed']],
  );
});

test('a text that the network did not accept is shown as failed until it is sent again', () => {
  log.addFailed('hello');
  const [{ id, direction, text, status }] = log.messages;
  assert.deepEqual([direction, text, status], ['sent', 'hello', 'failed']);
  log.forget(id);
  assert.deepEqual(log.messages, []);
});

test("the subscriber's own texts opt out, those of the operator do not", () => {
  log.apply(message('a', 1, { text: 'STOP' }));
  assert.equal(log.optedOut, false);
  log.apply(message('b', 2, { text: 'STOP', direction: 'sent' }));
  assert.equal(log.optedOut, true);
});
