import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOptedOut, segments } from '../../main/resources/META-INF/resources/ui/phone/segments.js';

test('an empty text has no segments', () => {
  assert.deepEqual(segments(''), { used: 0, limit: 160, count: 0 });
});

test('160 letters are one segment, and one letter more makes two of up to 153', () => {
  assert.deepEqual(segments('a'.repeat(160)), { used: 160, limit: 160, count: 1 });
  assert.deepEqual(segments('a'.repeat(161)), { used: 8, limit: 153, count: 2 });
  assert.deepEqual(segments('a'.repeat(306)), { used: 153, limit: 153, count: 2 });
  assert.equal(segments('a'.repeat(307)).count, 3);
});

test('a euro sign and braces use two septets each', () => {
  assert.equal(segments('€{}').used, 6);
  assert.equal(segments('€'.repeat(80)).count, 1);
  assert.equal(segments('€'.repeat(81)).count, 2);
});

test('one Hangul syllable limits the text to 70 characters, or to 67 in each of several segments', () => {
  assert.deepEqual(segments('가'.repeat(70)), { used: 70, limit: 70, count: 1 });
  assert.deepEqual(segments('가'.repeat(71)), { used: 4, limit: 67, count: 2 });
  assert.equal(segments(`가${'a'.repeat(70)}`).count, 2);
});

test('an emoji counts as two characters', () => {
  assert.equal(segments('📱').used, 2);
});

test('the latest opt-out or opt-in counts, in either language and any case', () => {
  assert.equal(isOptedOut([]), false);
  assert.equal(isOptedOut(['hello', ' stop ']), true);
  assert.equal(isOptedOut(['STOP', 'start']), false);
  assert.equal(isOptedOut(['수신거부', '수신동의', '거부']), true);
  assert.equal(isOptedOut(['please stop']), false);
});
