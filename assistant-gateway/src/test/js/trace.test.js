import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { hopsOf } from '../../main/resources/META-INF/resources/ui/phone/hops.js';
import { Trace } from '../../main/resources/META-INF/resources/ui/phone/trace.js';

/** @import { EventType, SeenEvent } from '../../main/resources/META-INF/resources/ui/protocol/messages.d.ts' */

/** @type {(type: EventType, seconds: number, more?: Partial<SeenEvent>) => SeenEvent} */
const event = (type, seconds, more) => ({
  id: `${type}-${seconds}`,
  topic: 'assistant.outbound.web',
  type,
  channel: 'web',
  subscriber: 's1',
  conversation: 'c1',
  turn: 1,
  at: new Date(seconds * 1000).toISOString(),
  firstTokenMillis: null,
  ...more,
});

/** @type {Trace} */
let trace;

beforeEach(() => {
  trace = new Trace();
});

const millis = () => trace.rows.map((row) => [row.type, row.millis]);

test('each event shows how long after the question it happened, and the newest comes first', () => {
  trace.add(event('UtteranceReceived', 10));
  trace.add(event('ReplyStarted', 10.5));
  trace.add(event('ReplyCompleted', 12));
  assert.deepEqual(millis(), [
    ['ReplyCompleted', 2000],
    ['ReplyStarted', 500],
    ['UtteranceReceived', 0],
  ]);
});

test('events after the answer belong to no question', () => {
  trace.add(event('UtteranceReceived', 10));
  trace.add(event('ReplyCompleted', 12));
  trace.add(event('DeliveryReported', 15));
  assert.equal(trace.rows[0].millis, undefined);
});

test("one subscriber's question is not another's", () => {
  trace.add(event('UtteranceReceived', 10));
  trace.add(event('ReplyStarted', 11, { subscriber: 's2' }));
  assert.equal(trace.rows[0].millis, undefined);
});

test('the pieces of a reply are one row with a count, until something else passes', () => {
  trace.add(event('ReplyDelta', 10));
  trace.add(event('ReplyDelta', 11));
  trace.add(event('ReplyDelta', 12, { turn: 2 }));
  trace.add(event('Notice', 13));
  trace.add(event('ReplyDelta', 14, { turn: 2 }));
  assert.deepEqual(
    trace.rows.map(({ type, count }) => [type, count]),
    [
      ['ReplyDelta', 1],
      ['Notice', 1],
      ['ReplyDelta', 1],
      ['ReplyDelta', 2],
    ],
  );
});

test('the last sixty rows and five first-token times are kept', () => {
  for (let n = 0; n < 70; n++) trace.add(event('ReplyCompleted', n, { firstTokenMillis: n }));
  assert.equal(trace.rows.length, 60);
  assert.deepEqual(
    trace.replies.map(({ firstTokenMillis }) => firstTokenMillis),
    [69, 68, 67, 66, 65],
  );
});

test('an event lights up its path through the diagram', () => {
  /** @type {(topic: string, type: EventType, channel?: 'sms') => string} */
  const hops = (topic, type, channel) => hopsOf({ topic, type, channel: channel ?? null }).join(' ');
  assert.equal(hops('assistant.inbound', 'UtteranceReceived', 'sms'), 'sms-in kafka-engine');
  assert.equal(hops('assistant.inbound', 'AgentSpoke'), 'desk-kafka kafka-engine');
  assert.equal(hops('assistant.outbound.sms', 'ReplyStarted', 'sms'), 'engine-tier engine-kafka sms-out');
  assert.equal(hops('assistant.outbound.sms', 'ReplyDelta', 'sms'), 'tier-engine engine-kafka sms-out');
  assert.equal(hops('assistant.outbound.sms', 'ReplyCompleted', 'sms'), 'engine-kafka sms-out');
  assert.equal(hops('assistant.desk', 'UtteranceAdded', 'sms'), 'engine-kafka kafka-desk');
});
