import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { CallScript } from '../../main/resources/META-INF/resources/ui/phone/call-script.js';
import { Speaker } from '../../main/resources/META-INF/resources/ui/phone/speaker.js';

class Utterance {
  onend = () => {};

  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** @type {Utterance[]} */
let spoken = [];
let cancelled = 0;
/** @type {CallScript} */
let script;
/** @type {Speaker} */
let speaker;

beforeEach(() => {
  spoken = [];
  cancelled = 0;
  Object.assign(globalThis, {
    SpeechSynthesisUtterance: Utterance,
    speechSynthesis: {
      getVoices: () => [{ lang: 'en-US' }],
      speak: (/** @type {Utterance} */ utterance) => spoken.push(utterance),
      cancel: () => cancelled++,
    },
  });
  mock.timers.enable({ apis: ['setInterval'] });
  script = new CallScript();
  speaker = new Speaker(script, () => {});
  speaker.start('en-US');
});

afterEach(() => {
  speaker.stop();
  mock.timers.reset();
  Reflect.deleteProperty(globalThis, 'speechSynthesis');
});

const texts = () => spoken.map(({ text }) => text);

test('nothing is said aloud before a sentence is complete', () => {
  script.operatorSays({ token: 'Your bill is', last: false });
  mock.timers.tick(5000);
  assert.deepEqual(texts(), []);
  assert.equal(script.lines[0].spoken, 0);
  script.operatorSays({ token: ' 55 won. And', last: false });
  mock.timers.tick(50);
  assert.deepEqual(texts(), ['Your bill is 55 won. ']);
});

test('the caption waits for the voice at the end of each sentence', () => {
  script.operatorSays({ token: 'Hello. How are you?', last: true });
  mock.timers.tick(5000);
  assert.equal(script.lines[0].spoken, 'Hello.'.length);
  spoken[0].onend();
  mock.timers.tick(50);
  assert.deepEqual(texts(), ['Hello. ', 'How are you?']);
});

test('the time in which the caption waited does not speed up what comes next', () => {
  script.operatorSays({ token: 'Hello. How are you?', last: true });
  mock.timers.tick(5000);
  spoken[0].onend();
  mock.timers.tick(100);
  assert.ok(script.lines[0].spoken < 'Hello. How'.length, `${script.lines[0].spoken} characters`);
});

test('a reply that ends without a full stop is said to its end', () => {
  script.operatorSays({ token: 'One moment', last: true });
  mock.timers.tick(50);
  assert.deepEqual(texts(), ['One moment']);
});

test('with the sound off, the voice stops and captions continue at a fixed pace', () => {
  script.operatorSays({ token: 'Hello. How are you?', last: true });
  mock.timers.tick(50);
  speaker.sound = false;
  assert.equal(cancelled, 1);
  mock.timers.tick(5000);
  assert.equal(script.speaking, false);
  assert.equal(spoken.length, 1);
});

test('without a voice for the language, captions run at a fixed pace', () => {
  speaker.stop();
  speaker.start('ko-KR');
  script.operatorSays({ token: '안녕하세요.', last: true });
  mock.timers.tick(5000);
  assert.deepEqual(texts(), []);
  assert.equal(script.speaking, false);
});
