import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { PhoneCall } from '../../main/resources/META-INF/resources/ui/phone/phone-call.js';
import { FakeSocket } from './browser.js';

/** @import { Subscriber } from '../../main/resources/META-INF/resources/ui/protocol/messages.d.ts' */

const EMMA = /** @type {Subscriber} */ ({ id: 'emma', number: '+821000000103', language: 'en' });

let now = 0;
let changes = 0;
/** @type {PhoneCall} */
let call;

beforeEach(() => {
  mock.timers.enable({ apis: ['setInterval', 'Date'] });
  mock.method(performance, 'now', () => now);
  changes = 0;
  call = new PhoneCall(EMMA, () => changes++);
  call.dial('114');
});

afterEach(() => {
  call.hangUp();
  mock.timers.reset();
  mock.restoreAll();
});

/** Lets time pass on all clocks. */
const pass = (/** @type {number} */ millis) => {
  for (let passed = 0; passed < millis; passed += 50) {
    now += 50;
    mock.timers.tick(50);
  }
};

/** What the assistant says, as the node sends it. */
const token = (/** @type {string} */ text, last = false) =>
  FakeSocket.last.receive({ type: 'text', token: text, last, lang: 'en-US' });

/** Each line as its speaker, what has been heard of it, and what has not. */
const lines = () => call.script.lines.map(({ who, text, spoken }) => [who, text.slice(0, spoken), text.slice(spoken)]);

test('the platform announces the call, with the language of the subscriber', () => {
  assert.equal(call.state, 'dialling');
  FakeSocket.last.accept();
  const [{ type, from, to, customParameters }] = FakeSocket.last.sent;
  assert.deepEqual([type, from, to, customParameters], ['setup', '+821000000103', '114', { language: 'en' }]);
  assert.equal(call.state, 'live');
});

test('a call that ends before it is answered is refused, and one that was answered is ended', () => {
  FakeSocket.last.close();
  assert.equal(call.state, 'refused');
  call.dial('114');
  FakeSocket.last.accept();
  FakeSocket.last.close();
  assert.equal(call.state, 'ended');
});

test('a caller who hangs up before the answer has ended the call', () => {
  call.hangUp();
  assert.equal(call.state, 'ended');
});

test('captions run at reading speed, Hangul more slowly than Latin letters', () => {
  FakeSocket.last.accept();
  token('abcdefghijklmnopqrstuvwxyz'.repeat(4));
  pass(1000);
  assert.equal(call.script.lines[0].spoken, 26);
  call.script.interrupt();
  token('가나다라마바사아자차카타파하'.repeat(4));
  pass(1000);
  assert.equal(call.script.lines[1].spoken, 12);
});

test('a caption waits where the text ends and continues when more of it arrives', () => {
  FakeSocket.last.accept();
  token('One ');
  pass(1000);
  token('moment.', true);
  assert.deepEqual(lines(), [['operator', 'One ', 'moment.']]);
  pass(1000);
  assert.deepEqual(lines(), [['operator', 'One moment.', '']]);
  assert.equal(call.script.speaking, false);
});

test('an interruption tells the node what was heard and after how long, and leaves the rest unheard', () => {
  FakeSocket.last.accept();
  token('Your bill is 55,000 won this month.', true);
  pass(500);
  call.say('wait');
  const [heard, unheard] = lines()[0].slice(1);
  assert.equal(heard + unheard, 'Your bill is 55,000 won this month.');
  assert.ok(heard && unheard);
  assert.equal(call.script.lines[0].cut, true);
  const [, interrupt, prompt] = FakeSocket.last.sent;
  assert.deepEqual(interrupt, { type: 'interrupt', utteranceUntilInterrupt: heard, durationUntilInterruptMs: 450 });
  assert.deepEqual(prompt, { type: 'prompt', voicePrompt: 'wait', lang: 'en-US', last: true });
});

test('a caller who speaks while nothing is said interrupts nothing', () => {
  FakeSocket.last.accept();
  call.say('hello');
  assert.deepEqual(
    FakeSocket.last.sent.map(({ type }) => type),
    ['setup', 'prompt'],
  );
  assert.deepEqual(lines(), [['caller', 'hello', '']]);
});

test('text of an interrupted reply that is still under way is not heard', () => {
  FakeSocket.last.accept();
  token('Your bill is');
  pass(50);
  call.interrupt();
  token(' 55,000 won.');
  assert.equal(call.script.lines.length, 1);
  pass(400);
  token('Yes?');
  assert.equal(call.script.lines[1].text, 'Yes?');
});

test('the answer to what the caller said is heard at once', () => {
  FakeSocket.last.accept();
  token('Your bill is');
  pass(50);
  call.say('thanks');
  token('You are welcome.');
  assert.deepEqual(lines().at(-1), ['operator', '', 'You are welcome.']);
});

test('a microphone that picks up the voice of the page hears an echo, unless the sound is off', () => {
  FakeSocket.last.accept();
  token('Your bill is 55,000 won.');
  assert.equal(call.isEcho('your bill, is'), true);
  assert.equal(call.isEcho('what bill'), false);
  call.sound = false;
  assert.equal(call.isEcho('your bill is'), false);
});

test('what is not spoken when the call ends stays unheard', () => {
  FakeSocket.last.accept();
  token('Your bill is 55,000 won.', true);
  FakeSocket.last.receive({ type: 'end' });
  assert.equal(call.state, 'ended');
  assert.equal(call.script.lines[0].cut, true);
  const before = changes;
  pass(1000);
  assert.equal(changes, before);
});
