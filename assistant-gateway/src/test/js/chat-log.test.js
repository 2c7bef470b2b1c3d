import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { ChatLog } from '../../main/resources/META-INF/resources/ui/phone/chat-log.js';

/** @import { Activity } from '../../main/resources/META-INF/resources/ui/protocol/messages.d.ts' */

const REPLY = '00000000-0000-4000-8000-000000000001';

/** An activity as channel-web sends it, read from the fixtures of its tests. */
const recorded = (/** @type {string} */ name) => {
  const file = new URL(`../../../../channel-web/src/test/resources/directline/${name}.json`, import.meta.url);
  return /** @type {Activity} */ (JSON.parse(readFileSync(file, 'utf8')));
};

/** @type {(text: string, streamSequence: number) => Activity} */
const piece = (text, streamSequence) => {
  const activity = recorded('reply-partial');
  return { ...activity, text, channelData: { ...activity.channelData, streamSequence } };
};

/** @type {ChatLog} */
let log;

beforeEach(() => {
  log = new ChatLog();
});

/** The entries that are shown, without their times. */
const shown = () => log.entries.map(({ at, ...entry }) => entry);

test('a message is shown as being sent until its echo arrives', () => {
  log.say('이번 달 요금 알려줘', 'f00dk9b8k1');
  assert.deepEqual(shown(), [{ id: 'f00dk9b8k1', kind: 'own', text: '이번 달 요금 알려줘', state: 'sending' }]);
  log.apply(recorded('user-message-echo'));
  assert.equal(log.entries.length, 1);
  assert.deepEqual(
    log.entries.map((entry) => entry.kind === 'own' && [entry.state, entry.at]),
    [['sent', Date.parse('2026-01-22T09:00:01Z')]],
  );
});

test('a message that failed is marked, and no answer to it is awaited', () => {
  log.say('hello', 'm1');
  assert.notEqual(log.awaitingSince, null);
  log.mark('m1', 'failed');
  assert.equal(log.awaitingSince, null);
  log.mark('m1', 'sending');
  assert.notEqual(log.awaitingSince, null);
});

test('a message that was echoed counts as sent, even if the request fails later', () => {
  log.say('hello', 'f00dk9b8k1');
  log.apply(recorded('user-message-echo'));
  log.mark('f00dk9b8k1', 'failed');
  assert.equal(log.entries.map((entry) => entry.kind === 'own' && entry.state).join(), 'sent');
});

test('a reply grows with its pieces and is completed in the same place', () => {
  log.say('bill?', 'm1');
  log.apply(recorded('reply-started'));
  assert.equal(log.typing, true);
  log.apply(piece('이번 달', 1));
  assert.equal(log.typing, false);
  assert.equal(log.awaitingSince, null);
  log.apply(piece('이번 달 요금은', 2));
  log.apply({ ...recorded('reply-completed'), timestamp: '2026-01-22T09:00:03Z' });
  assert.deepEqual(shown()[1], {
    id: REPLY,
    kind: 'reply',
    text: '이번 달 요금은 55,000원입니다.',
    author: 'assistant',
    agentName: undefined,
    channel: undefined,
    streaming: false,
    complete: true,
  });
});

test('a growing reply keeps its start time', () => {
  log.apply(piece('a', 1));
  const [{ at }] = log.entries;
  log.entries[0].at = at - 5000;
  log.apply(piece('ab', 2));
  assert.equal(log.entries[0].at, at - 5000);
});

test('a stream that is repeated from its beginning does not make the reply shorter', () => {
  log.apply(piece('a b', 2));
  log.apply(piece('a', 1));
  assert.equal(log.entries[0].text, 'a b');
  log.apply(piece('a b c', 3));
  assert.equal(log.entries[0].text, 'a b c');
});

test('a piece that arrives after the complete reply changes nothing', () => {
  log.apply(recorded('reply-completed'));
  log.apply(piece('이번 달', 9));
  assert.equal(log.entries[0].text, '이번 달 요금은 55,000원입니다.');
});

test('a reply that was overtaken disappears', () => {
  log.apply(piece('이번 달', 1));
  log.apply(recorded('reply-cancelled'));
  assert.deepEqual(log.entries, []);
  assert.equal(log.typing, false);
});

test('a lost connection drops the reply that was streaming, and the same pieces may arrive again', () => {
  log.say('bill?', 'm1');
  log.apply(piece('이번 달', 1));
  log.dropStreaming();
  assert.deepEqual(
    log.entries.map(({ kind }) => kind),
    ['own'],
  );
  log.apply(piece('이번 달', 1));
  assert.equal(log.entries[1].text, '이번 달');
});

test("an agent's reply shows the agent's name", () => {
  log.apply(recorded('reply-of-agent'));
  const [entry] = log.entries;
  assert.deepEqual(entry.kind === 'reply' && [entry.author, entry.agentName], ['agent', 'Jiwoo']);
});

test('a message from the system is a notice and not an answer', () => {
  log.say('agent please', 'm1');
  log.apply(recorded('notice'));
  assert.equal(log.entries[1].kind, 'notice');
  assert.notEqual(log.awaitingSince, null);
});

test('a hand-off is requested, accepted and ended', () => {
  const status = recorded('handoff-status');
  log.apply(recorded('handoff-initiate'));
  assert.equal(log.handoff, 'waiting');
  log.apply(status);
  assert.equal(log.handoff, 'agent');
  log.apply({ ...status, value: { state: 'completed' } });
  assert.equal(log.handoff, null);
});

test('a reply names the articles that it is based on', () => {
  const entities = [{ citation: [{ appearance: { name: '바로 로밍 요금' } }, { appearance: {} }] }, {}];
  log.apply({ ...recorded('reply-completed'), entities });
  const [reply] = log.entries;
  assert.deepEqual(reply.kind === 'reply' && reply.sources, ['바로 로밍 요금']);
});
