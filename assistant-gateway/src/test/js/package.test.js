import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('types and tests are those of the Lit that is served', () => {
  const [, served] = read('../../../../pom.xml').match(/<lit\.version>(.*?)</) ?? [];
  assert.equal(JSON.parse(read('../../../package.json')).devDependencies.lit, served);
});

test('the lock file names no registry', () => {
  assert.doesNotMatch(read('../../../package-lock.json'), /"resolved"/);
});
