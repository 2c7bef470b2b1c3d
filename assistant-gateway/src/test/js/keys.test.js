import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { commandOf, isPossible } from '../../main/resources/META-INF/resources/ui/desk/keys.js';
import {
  areKeysDefault,
  assignedKey,
  assignKey,
  keyOf,
  restoreKeys,
  turnShortcuts,
} from '../../main/resources/META-INF/resources/ui/desk/shortcuts.js';

/** @typedef {NonNullable<Parameters<typeof isPossible>[1]>} Conversation */

/** @type {(key: string, more?: Record<string, any>) => KeyboardEvent} */
const press = (key, { target = 'button', pane = 'conversation', ...more } = {}) =>
  /** @type {any} */ ({
    key,
    composedPath: () => [
      { localName: target, matches: (/** @type {string} */ selector) => selector.split(', ').includes(target) },
      { localName: `desk-${pane}` },
      {},
    ],
    ...more,
  });

const inMode = (/** @type {Conversation['mode']} */ mode) => /** @type {Conversation} */ ({ mode });

afterEach(() => localStorage.clear());

test('each key has its command', () => {
  assert.deepEqual(commandOf(press('t')), { action: 'join' });
  assert.deepEqual(commandOf(press('h')), { action: 'leave' });
  assert.deepEqual(commandOf(press('e')), { action: 'edit' });
  assert.deepEqual(commandOf(press('r')), { action: 'write' });
  assert.deepEqual(commandOf(press('j')), { action: 'move', by: 1 });
  assert.deepEqual(commandOf(press('k')), { action: 'move', by: -1 });
  assert.deepEqual(commandOf(press('1')), { action: 'send', index: 0 });
  assert.deepEqual(commandOf(press('3')), { action: 'send', index: 2 });
  assert.equal(commandOf(press('x')), undefined);
  assert.equal(commandOf(press('4')), undefined);
});

test('the keys work on a Hangul layout and with Caps Lock', () => {
  assert.deepEqual(commandOf(press('ㅅ')), { action: 'join' });
  assert.deepEqual(commandOf(press('ㅗ')), { action: 'leave' });
  assert.deepEqual(commandOf(press('ㅓ')), { action: 'move', by: 1 });
  assert.deepEqual(commandOf(press('T')), { action: 'join' });
});

test('a key works only while the focus is in one of its panes', () => {
  for (const key of ['t', 'h', 'e', 'j', 'r', '1'])
    assert.equal(commandOf(press(key, { target: 'body', pane: 'app' })), undefined, key);
  assert.deepEqual(commandOf(press('t', { pane: 'queue' })), { action: 'join' });
  assert.equal(commandOf(press('h', { pane: 'queue' })), undefined);
  assert.equal(commandOf(press('h', { pane: 'help' })), undefined);
  assert.deepEqual(commandOf(press('1', { pane: 'help' })), { action: 'send', index: 0 });
});

test("the browser's own shortcuts are left to it", () => {
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
    assert.equal(commandOf(press('t', { [modifier]: true })), undefined, modifier);
  }
});

test('a key that is held down triggers its command only once', () => {
  assert.equal(commandOf(press('t', { repeat: true })), undefined);
});

test('letters are not shortcuts while the agent is writing', () => {
  for (const target of ['textarea', 'input', 'select']) {
    assert.equal(commandOf(press('t', { target })), undefined, target);
  }
});

test('an agent can take over from the assistant or while nobody is answering, but not from another agent', () => {
  assert.equal(isPossible('join', inMode('ASSISTANT'), false), true);
  assert.equal(isPossible('join', inMode('WAITING'), false), true);
  assert.equal(isPossible('join', inMode('AGENT'), true), false);
  assert.equal(isPossible('join', inMode('AGENT'), false), false);
  assert.equal(isPossible('join', inMode('OVER'), false), false);
});

test('an agent can hand back, write and send only in conversations of their own', () => {
  for (const action of /** @type {const} */ (['leave', 'write', 'send', 'edit'])) {
    assert.equal(isPossible(action, inMode('AGENT'), true), true, action);
    assert.equal(isPossible(action, inMode('AGENT'), false), false, action);
  }
});

test('without a conversation, an agent can only move to one', () => {
  assert.equal(isPossible('move', undefined, false), true);
  assert.equal(isPossible('join', undefined, false), false);
});

test('a shortcut can get another key, and swaps keys with the shortcut that had it', () => {
  assignKey('leave', 't');
  assert.deepEqual(commandOf(press('t')), { action: 'leave' });
  assert.deepEqual(commandOf(press('h')), { action: 'join' });
  assert.deepEqual(commandOf(press('ㅅ')), { action: 'leave' });
  assert.equal(areKeysDefault(), false);
  assignKey('write', '\u00e9');
  assert.deepEqual(commandOf(press('\u00e9')), { action: 'write' });
  restoreKeys();
  assert.equal(assignedKey('leave'), 'h');
  assert.equal(areKeysDefault(), true);
});

test('a key is a single letter or digit', () => {
  assert.equal(keyOf('ㅁ'), 'a');
  assert.equal(keyOf('Q'), 'q');
  for (const none of ['Enter', ' ', 'ArrowUp', '/', '']) assert.equal(keyOf(none), undefined, none);
});

test('shortcuts can be switched off and on again', () => {
  turnShortcuts(false);
  assert.equal(commandOf(press('t')), undefined);
  turnShortcuts(true);
  assert.deepEqual(commandOf(press('t')), { action: 'join' });
});

test('unreadable settings count as the defaults', () => {
  localStorage.setItem('desk.shortcuts', '{');
  assert.equal(assignedKey('join'), 't');
});
