import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { DeskState, isWith } from '../../main/resources/META-INF/resources/ui/desk/desk-state.js';

/** @import { Conversation, Utterance } from '../../main/resources/META-INF/resources/ui/protocol/messages.d.ts' */

const ME = { id: 'agent-1', name: 'Jiwoo' };
const OTHER = { id: 'agent-2', name: 'Minho' };

/** @type {(id: string, more?: Partial<Conversation>) => Conversation} */
const conversation = (id, more) => ({
  id,
  mode: 'ASSISTANT',
  channel: 'web',
  language: 'ko',
  name: null,
  maskedNumber: null,
  reason: null,
  summary: null,
  waitingSince: null,
  lastAt: '2026-01-22T09:00:00Z',
  lastText: null,
  agent: null,
  ...more,
});

/** @type {(id: string, text: string) => Utterance} */
const utterance = (id, text) => ({
  id,
  turn: 1,
  role: 'SUBSCRIBER',
  authorName: null,
  channel: 'web',
  text,
  state: 'COMPLETE',
  at: '2026-01-22T09:00:00Z',
  undelivered: null,
});

const suggestion = (/** @type {string} */ suggestionId) => ({ suggestionId, text: suggestionId, confidence: 0.5 });

/** @type {DeskState} */
let desk;

beforeEach(() => {
  desk = new DeskState();
});

/** @param {Conversation[]} conversations */
const snapshot = (...conversations) => desk.apply({ type: 'snapshot', conversations });

const ids = (/** @type {Conversation[]} */ conversations) => conversations.map(({ id }) => id);

/** Opens the transcript of `a` with one question and two suggestions for it. */
function open() {
  const suggestions = { basedOn: 'u1', items: [suggestion('s1'), suggestion('s2')] };
  desk.apply({
    type: 'transcript',
    conversation: 'a',
    utterances: [utterance('u1', 'hello')],
    more: true,
    suggestions,
  });
}

const suggestions = () => desk.transcript('a')?.suggestions;

test('is not ready before the first snapshot', () => {
  assert.equal(desk.ready, false);
  snapshot();
  assert.equal(desk.ready, true);
});

test("the longest wait comes first, and an agent's own conversations come before those of other agents", () => {
  snapshot(
    conversation('late', { mode: 'WAITING', waitingSince: '2026-01-22T09:02:00Z' }),
    conversation('early', { mode: 'WAITING', waitingSince: '2026-01-22T09:01:00Z' }),
    conversation('mine', { mode: 'AGENT', agent: ME }),
    conversation('others', { mode: 'AGENT', agent: OTHER }),
    conversation('old', { lastAt: '2026-01-22T08:00:00Z' }),
    conversation('new', { lastAt: '2026-01-22T10:00:00Z' }),
  );
  const groups = desk.groups(ME.id);
  assert.deepEqual(Object.keys(groups), ['waiting', 'mine', 'others', 'assistant']);
  assert.deepEqual(ids(groups.waiting), ['early', 'late']);
  assert.deepEqual(ids(groups.mine), ['mine']);
  assert.deepEqual(ids(groups.others), ['others']);
  assert.deepEqual(ids(groups.assistant), ['new', 'old']);
});

test('a conversation is with an agent only while that agent answers', () => {
  assert.equal(isWith(conversation('a', { mode: 'AGENT', agent: ME }), ME.id), true);
  assert.equal(isWith(conversation('a', { mode: 'AGENT', agent: OTHER }), ME.id), false);
  assert.equal(isWith(conversation('a', { mode: 'ASSISTANT', agent: ME }), ME.id), false);
  assert.equal(isWith(undefined, ME.id), false);
});

test('a changed conversation replaces its previous version', () => {
  snapshot(conversation('a'));
  desk.apply({ type: 'conversation', conversation: conversation('a', { mode: 'WAITING' }) });
  assert.deepEqual(ids(desk.groups(ME.id).waiting), ['a']);
  assert.deepEqual(desk.groups(ME.id).assistant, []);
});

test('a new utterance is added, and one that changes is replaced', () => {
  open();
  desk.apply({ type: 'utterance', conversation: 'a', utterance: utterance('u2', 'my bill') });
  desk.apply({ type: 'utterance', conversation: 'a', utterance: { ...utterance('u2', 'my'), state: 'INTERRUPTED' } });
  assert.deepEqual(
    desk.transcript('a')?.utterances.map(({ text, state }) => [text, state]),
    [
      ['hello', 'COMPLETE'],
      ['my', 'INTERRUPTED'],
    ],
  );
});

test('utterances of a conversation that has not been opened are not kept', () => {
  desk.apply({ type: 'utterance', conversation: 'a', utterance: utterance('u1', 'hello') });
  assert.equal(desk.transcript('a'), undefined);
});

test('suggestions expire only with the utterance that they answer', () => {
  open();
  desk.apply({ type: 'suggestions-expired', conversation: 'a', basedOn: 'u0' });
  assert.equal(suggestions()?.items.length, 2);
  desk.apply({ type: 'suggestions-expired', conversation: 'a', basedOn: 'u1' });
  assert.equal(suggestions(), null);
});

test('all suggestions expire when no utterance is named', () => {
  open();
  desk.apply({ type: 'suggestions-expired', conversation: 'a', basedOn: null });
  assert.equal(suggestions(), null);
});

test('new suggestions replace the previous ones', () => {
  open();
  desk.apply({ type: 'suggestions', conversation: 'a', basedOn: 'u2', suggestions: [suggestion('s3')] });
  assert.deepEqual(suggestions(), { basedOn: 'u2', items: [suggestion('s3')] });
});

test('a suggestion that was rejected or sent is removed from the list', () => {
  open();
  desk.drop('a', 's1');
  assert.deepEqual(suggestions()?.items, [suggestion('s2')]);
});

test('a conversation that ends leaves the queue, and an agent who has it open sees that it is over', () => {
  snapshot(conversation('a'));
  open();
  desk.apply({ type: 'closed', conversation: 'a' });
  assert.deepEqual(desk.groups(ME.id).assistant, []);
  assert.equal(desk.conversation('a')?.mode, 'OVER');
  assert.equal(suggestions(), null);
});

test('a snapshot from before the end of a conversation does not bring it back', () => {
  snapshot(conversation('a'));
  desk.apply({ type: 'closed', conversation: 'a' });
  snapshot(conversation('a'), conversation('b'));
  assert.deepEqual(ids(desk.groups(ME.id).assistant), ['b']);
});

test('the last hundred conversations that are over are kept', () => {
  snapshot(...Array.from({ length: 101 }, (_, n) => conversation(`c${n}`)));
  for (let n = 0; n <= 100; n++) desk.apply({ type: 'closed', conversation: `c${n}` });
  assert.equal(desk.conversation('c0'), undefined);
  assert.equal(desk.conversation('c1')?.mode, 'OVER');
});
