import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drafts } from '../../main/resources/META-INF/resources/ui/desk/drafts.js';

const SUGGESTION = { suggestionId: 's1', text: 'Your bill is 55,000 won.', confidence: 0.9 };

test('a draft is not shown in another conversation, and is still there when the agent comes back', () => {
  const drafts = new Drafts();
  drafts.write('a', 'Your PIN is');
  assert.equal(drafts.draft('b').text, '');
  drafts.write('b', 'Hello');
  assert.equal(drafts.draft('a').text, 'Your PIN is');
});

test('a suggestion that is being edited stays with its conversation', () => {
  const drafts = new Drafts();
  drafts.edit('a', SUGGESTION);
  drafts.write('a', 'Your bill is 50,000 won.');
  assert.deepEqual(drafts.draft('a'), { text: 'Your bill is 50,000 won.', suggestion: SUGGESTION });
  assert.equal(drafts.draft('b').suggestion, undefined);
});

test('emptying the input line drops the draft and the suggestion that it edits', () => {
  const drafts = new Drafts();
  drafts.edit('a', SUGGESTION);
  drafts.write('a', '');
  assert.deepEqual(drafts.draft('a'), { text: '' });
});
