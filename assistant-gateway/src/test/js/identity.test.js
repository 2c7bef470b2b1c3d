import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { agent, rename, token } from '../../main/resources/META-INF/resources/ui/desk/identity.js';
import { token as adminToken } from '../../main/resources/META-INF/resources/ui/evaluation/token.js';
import { goTo } from './browser.js';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  goTo('http://phone.example/desk');
});

test('an agent is unknown until they give a name, and keeps their id when they change it', () => {
  assert.equal(agent(), undefined);
  const first = rename('Jiwoo');
  assert.match(first.id, /^agent-[0-9a-f]{16}$/);
  assert.deepEqual(rename('지우'), { id: first.id, name: '지우' });
  assert.deepEqual(agent(), { id: first.id, name: '지우' });
});

test("the desk's token leaves the address bar and is kept for the session", () => {
  goTo('http://phone.example/desk?token=s3cret&lang=ko');
  assert.equal(token(), 's3cret');
  assert.equal(location.href, 'http://phone.example/desk?lang=ko');
  assert.equal(token(), 's3cret');
});

test('the administration token is read from behind the #, which no server sees, and removed from there', () => {
  goTo('http://phone.example/evaluation?lang=ko#token=s3cret');
  assert.equal(adminToken(), 's3cret');
  assert.equal(location.href, 'http://phone.example/evaluation?lang=ko');
  assert.equal(adminToken(), 's3cret');
});

test('an address without a token gives none', () => {
  assert.equal(token(), null);
  assert.equal(adminToken(), null);
});
