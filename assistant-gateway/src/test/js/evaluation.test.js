import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { difference } from '../../main/resources/META-INF/resources/ui/evaluation/difference.js';
import { count, duration, money, percent } from '../../main/resources/META-INF/resources/ui/evaluation/numbers.js';
import { requestOf } from '../../main/resources/META-INF/resources/ui/evaluation/request.js';
import { commonWords, runs, systemWords } from '../../main/resources/META-INF/resources/ui/evaluation/word-diff.js';
import { Evaluations, Refused } from '../../main/resources/META-INF/resources/ui/protocol/evaluations.js';

/** @import { Answer, RecordedReply } from '../../main/resources/META-INF/resources/ui/protocol/messages.d.ts' */

afterEach(() => mock.restoreAll());

/** @type {(text: string, more?: Partial<Answer>) => Answer} */
const answer = (text, more) => ({
  candidate: 'small',
  text,
  toolCalls: [],
  finish: 'STOP',
  firstTokenMillis: 100,
  totalMillis: 900,
  tokens: null,
  cost: null,
  failure: null,
  similarity: 1,
  sameTools: null,
  otherLanguage: false,
  ...more,
});

const recorded = (/** @type {string} */ words) => /** @type {RecordedReply} */ ({ text: words, words });

/** @type {(words: string, ...answers: Answer[]) => number} */
const differenceOf = (words, ...answers) => difference({ recorded: recorded(words), answers });

test('an answer in the same words counts as the same, whatever the spacing', () => {
  assert.equal(differenceOf('55,000 won.', answer(' 55,000\nwon. ')), 0);
  assert.equal(differenceOf('55,000 won.', answer('It is 55,000 won.', { similarity: 0.8 })), 1);
});

test('an answer that failed, is in the other language or calls other tools counts as very different', () => {
  assert.equal(differenceOf('a', answer('a', { failure: 'OVERLOADED' })), 2);
  assert.equal(differenceOf('a', answer('a', { otherLanguage: true })), 2);
  assert.equal(differenceOf('a', answer('a', { sameTools: false })), 2);
  assert.equal(differenceOf('a', answer('b', { similarity: 0.4 })), 2);
});

test('a turn differs as much as its most different answer', () => {
  assert.equal(differenceOf('a', answer('a'), answer('b', { similarity: 0.9 })), 1);
  assert.equal(difference({ recorded: null, answers: [answer('hello', { similarity: null })] }), 1);
});

test('the words that two texts have in common are found in their order', () => {
  assert.deepEqual(commonWords('your bill is 5 won', 'the bill is now 5 won'), [
    [false, true, true, true, true],
    [false, true, true, false, true, true],
  ]);
  assert.deepEqual(commonWords('a b', 'b a').flat().filter(Boolean).length, 2);
});

test('texts that are too long to compare have nothing in common', () => {
  const long = 'word '.repeat(601);
  assert.ok(commonWords(long, long)[0].every((kept) => !kept));
});

test('neighbouring words of the same kind share a mark, and no character is lost', () => {
  const parts = runs('a b  c\nd ', (index) => index === 1 || index === 2);
  assert.deepEqual(parts, [
    { mark: false, text: 'a ' },
    { mark: true, text: 'b  c\n' },
    { mark: false, text: 'd ' },
  ]);
});

test("the system's own words before and after the model's are told apart", () => {
  assert.deepEqual(systemWords({ text: 'I am an AI. Hello. Sorry.', words: 'Hello.' }), ['I am an AI. ', ' Sorry.']);
  assert.deepEqual(systemWords({ text: 'Sorry.', words: '' }), ['Sorry.', '']);
  assert.deepEqual(systemWords({ text: 'Hello … there.', words: 'Hello there.' }), ['', '']);
});

test('an unknown figure is a dash, and zero is not', () => {
  for (const show of [count, percent, duration, (/** @type {null} */ none) => money(none, 'KRW')]) {
    assert.equal(show(null), '–');
  }
  assert.equal(count(0), '0');
});

test('figures are formatted for readers', () => {
  assert.equal(count(1234), '1,234');
  assert.equal(percent(0.456), '46%');
  assert.equal(duration(9999), '9,999 ms');
  assert.equal(duration(12_340), '12.3 s');
  assert.equal(money(0.0001234, 'USD'), '$0.0001234');
  assert.equal(money(5, 'not a currency'), '5 not a currency');
});

const PROMPTS = { web: 'Be brief.', voice: 'Speak.', sms: 'Write.' };

/** @param {Record<string, string>} prompts */
const form = (prompts, tiers = ['primary']) => {
  const filled = new FormData();
  for (const tier of tiers) filled.append('tier', tier);
  filled.append('conversations', '20');
  filled.append('turns', '5');
  for (const [channel, text] of Object.entries(prompts)) filled.append(`prompt-${channel}`, text);
  return filled;
};

test('a request names tiers and numbers, and no prompt unless one was changed', () => {
  const expected = { tiers: ['primary', 'small'], conversations: { last: 20 }, turnsPerConversation: 5 };
  assert.deepEqual(requestOf(form({}, ['primary', 'small']), PROMPTS, 'new'), expected);
  assert.deepEqual(requestOf(form({ web: 'Be brief.\n' }, ['primary', 'small']), PROMPTS, 'new'), expected);
});

test('a changed prompt is compared with the one in use; an emptied one is not', () => {
  const request = requestOf(form({ web: 'Be kind.', voice: ' ', sms: 'Write.' }), PROMPTS, 'new');
  assert.deepEqual(request?.prompts, ['current', { name: 'new', web: 'Be kind.' }]);
});

test('without a tier there is no request', () => {
  assert.equal(requestOf(form({}, []), PROMPTS, 'new'), undefined);
});

test('requests carry the token and ask only for turns that are not known yet', async () => {
  const fetched = mock.method(globalThis, 'fetch', async () => ({ ok: true, json: async () => ({ id: 'e1' }) }));
  await new Evaluations('s3cret').report('e1', 12);
  await new Evaluations(null).overview();
  const [[path, options], [, without]] = fetched.mock.calls.map((call) => /** @type {any[]} */ (call.arguments));
  assert.equal(path, '/admin/evaluations/e1?from=12');
  assert.equal(options.headers.Authorization, 'Bearer s3cret');
  assert.equal('Authorization' in without.headers, false);
});

test('a refusal has its status and the explanation of the server', async () => {
  const problem = { ok: false, status: 409, json: async () => ({ detail: 'one is running' }) };
  mock.method(globalThis, 'fetch', async () => problem);
  await assert.rejects(new Evaluations(null).overview(), (failure) => {
    assert.ok(failure instanceof Refused);
    assert.deepEqual([failure.status, failure.message], [409, 'one is running']);
    return true;
  });
});
