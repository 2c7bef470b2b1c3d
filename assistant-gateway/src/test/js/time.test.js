import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { nothing } from 'lit';
import { setLanguage } from '../../main/resources/META-INF/resources/ui/i18n/i18n.js';
import { dayDivider } from '../../main/resources/META-INF/resources/ui/shared/bubbles.js';
import { ago, day, elapsed, sameDay } from '../../main/resources/META-INF/resources/ui/shared/time.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** In the local time zone, which the pages also use. */
const NOON = new Date(2026, 0, 22, 12).getTime();

afterEach(() => setLanguage('en'));

test('a duration shows hours only when there are some', () => {
  assert.equal(elapsed(42 * SECOND), '0:42');
  assert.equal(elapsed(12 * MINUTE + 3 * SECOND), '12:03');
  assert.equal(elapsed(HOUR + 2 * MINUTE + 3 * SECOND), '1:02:03');
});

test('a clock that is behind the server does not show a negative duration', () => {
  assert.equal(elapsed(-5 * SECOND), '0:00');
});

test('how long ago something was is given in the largest unit that fits', () => {
  assert.equal(ago(NOON - 59 * SECOND, NOON), 'now');
  assert.match(ago(NOON - MINUTE, NOON), /^1 min/);
  assert.match(ago(NOON - 59 * MINUTE, NOON), /^59 min/);
  assert.match(ago(NOON - HOUR, NOON), /^1 h/);
  assert.match(ago(NOON - 23 * HOUR, NOON), /^23 h/);
  assert.equal(ago(NOON - 24 * HOUR, NOON), 'yesterday');
});

test('times follow the language of the page at once', () => {
  assert.equal(day(NOON), 'Thursday, January 22');
  setLanguage('ko');
  assert.equal(day(NOON), '1월 22일 목요일');
  assert.equal(ago(NOON - MINUTE, NOON), '1분 전');
});

test('midnight separates two days', () => {
  const midnight = new Date(2026, 0, 23).getTime();
  assert.equal(sameDay(midnight - 1, midnight), false);
  assert.equal(sameDay(midnight, midnight + HOUR), true);
});

test('the first entry of each day, and no other, has a divider', () => {
  assert.notEqual(dayDivider({ at: NOON }, undefined), nothing);
  assert.equal(dayDivider({ at: NOON + HOUR }, { at: NOON }), nothing);
  assert.notEqual(dayDivider({ at: NOON + 13 * HOUR }, { at: NOON }), nothing);
});
