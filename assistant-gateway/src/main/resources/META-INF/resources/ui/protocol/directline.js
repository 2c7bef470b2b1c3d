import { Backoff } from './backoff.js';

/** @import { Activity, ActivitySet, Subscriber } from './messages.d.ts' */
/** @typedef {'connecting' | 'online' | 'offline' | 'refused'} ChatState */
/** @typedef {{ conversationId: string, token: string, expires_in: number }} Grant */
/** @typedef {Pick<Grant, 'conversationId' | 'token'>} Session */

const ROOT = '/v3/directline';
const OPENING_LIMIT_MILLIS = 10_000;

/** An HTTP response that is not a success; the status is 0 when there is no conversation yet. */
class HttpFailure extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`status ${status}`);
    this.status = status;
  }

  /** Whether a retry would get the same answer. */
  get isFinal() {
    return this.status >= 400 && this.status < 500 && this.status !== 429;
  }
}

/** @type {(millis: number) => Promise<never>} */
const rejectAfter = (millis) => new Promise((_, reject) => setTimeout(() => reject(new HttpFailure(0)), millis));

/**
 * A client of Bot Framework Direct Line 3.0 for one subscriber. Passes on each activity once and in order, reconnects
 * from its watermark for as long as it is open, and keeps the conversation in the session so that a reload resumes it.
 * Its token is refreshed after half its lifetime; if it has expired anyway, because the machine was asleep, the
 * conversation continues with a new token.
 *
 * `onState` is called with `connecting`, `online`, `offline` (trying again) or `refused` (not trying again).
 */
export class DirectLine {
  #subscriber;
  #onActivity;
  #onState;
  #backoff = new Backoff();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #refreshing;
  /** @type {Session | undefined} */
  #session;
  #watermark = '';
  /** @type {WebSocket | undefined} */
  #socket;
  #closed = false;
  /** @type {Set<string>} */
  #seen = new Set();
  #markOpen = () => {};
  /** @type {Promise<void>} */
  #opened = new Promise((resolve) => (this.#markOpen = resolve));

  /**
   * @param {object} options
   * @param {Subscriber} options.subscriber
   * @param {(activity: Activity) => void} options.onActivity
   * @param {(state: ChatState) => void} options.onState
   */
  constructor({ subscriber, onActivity, onState }) {
    this.#subscriber = subscriber;
    this.#onActivity = onActivity;
    this.#onState = onState;
  }

  async open() {
    this.#onState('connecting');
    await this.#connect();
  }

  close() {
    this.#closed = true;
    this.#backoff.stop();
    clearTimeout(this.#refreshing);
    this.#socket?.close();
  }

  /**
   * Sends a message as soon as the conversation is open; another with the same `clientActivityID` counts as the same
   * message. Fails if the message was not accepted.
   *
   * @param {string} text
   * @param {string} clientActivityID
   */
  async send(text, clientActivityID) {
    await Promise.race([this.#opened, rejectAfter(OPENING_LIMIT_MILLIS)]);
    if (!this.#session) throw new HttpFailure(0);
    const { id, name, language } = this.#subscriber;
    const message = { type: 'message', text, locale: language, from: { id, name }, channelData: { clientActivityID } };
    return this.#withToken(({ conversationId }) => this.#post(`/conversations/${conversationId}/activities`, message));
  }

  /**
   * Says whether a reply was of use; resolves once the server has it.
   *
   * @param {string} replyToId
   * @param {boolean} helpful
   */
  async rate(replyToId, helpful) {
    if (!this.#session) throw new HttpFailure(0);
    const { id, name } = this.#subscriber;
    const reactionsAdded = [{ type: helpful ? 'like' : 'dislike' }];
    const reaction = { type: 'messageReaction', replyToId, reactionsAdded, from: { id, name } };
    return this.#withToken(({ conversationId }) => this.#post(`/conversations/${conversationId}/activities`, reaction));
  }

  async #connect() {
    try {
      const streamUrl = await this.#streamUrl();
      this.#markOpen();
      if (!this.#closed) this.#listen(streamUrl);
    } catch (failure) {
      this.#failed(failure);
    }
  }

  async #streamUrl() {
    this.#session ??= this.#stored();
    if (!this.#session) return this.#start();
    try {
      return await this.#withToken((session) => this.#resume(session));
    } catch (failure) {
      if (!(failure instanceof HttpFailure && [401, 403, 404].includes(failure.status))) throw failure;
      this.#forget();
      return this.#start();
    }
  }

  async #start() {
    this.#session = await this.#generate();
    const { streamUrl, ...begun } = await this.#post('/conversations');
    this.#keep(begun);
    return streamUrl;
  }

  /**
   * A token for a new conversation, or for one that the subscriber has already started.
   *
   * @param {string} [conversationId]
   * @returns {Promise<Grant>}
   */
  #generate(conversationId) {
    const { id, name, number } = this.#subscriber;
    this.#session = undefined;
    return this.#post('/tokens/generate', { user: { id, name, phone_number: number }, conversationId });
  }

  /**
   * Performs an action in the conversation, and repeats it with a new token if this one is no longer accepted.
   *
   * @template T
   * @param {(session: Session) => Promise<T>} action
   */
  async #withToken(action) {
    const session = /** @type {Session} */ (this.#session);
    try {
      const done = await action(session);
      if (!this.#refreshing) await this.#refresh();
      return done;
    } catch (failure) {
      if (!(failure instanceof HttpFailure && [401, 403].includes(failure.status))) throw failure;
      this.#keep(await this.#generate(session.conversationId).finally(() => (this.#session = session)));
      return action(/** @type {Session} */ (this.#session));
    }
  }

  async #refresh() {
    try {
      this.#keep(await this.#post('/tokens/refresh'));
    } catch {
      // The token is replaced once it is no longer accepted.
      this.#refreshing = undefined;
    }
  }

  /** @param {Grant} grant */
  #keep({ conversationId, token, expires_in }) {
    this.#session = { conversationId, token };
    sessionStorage.setItem(this.#key, JSON.stringify(this.#session));
    clearTimeout(this.#refreshing);
    this.#refreshing = this.#closed ? undefined : setTimeout(() => this.#refresh(), expires_in * 500);
  }

  /**
   * Resumes a conversation: a page that has just been loaded reads it from the start; after a dropped connection, the
   * page continues from the watermark.
   *
   * @param {Session} session
   */
  async #resume({ conversationId }) {
    const path = `/conversations/${conversationId}`;
    if (!this.#watermark) this.#receive(await this.#get(`${path}/activities`));
    return (await this.#get(`${path}?watermark=${encodeURIComponent(this.#watermark)}`)).streamUrl;
  }

  /** @param {string} streamUrl */
  #listen(streamUrl) {
    const socket = new WebSocket(streamUrl);
    this.#socket = socket;
    socket.onopen = () => {
      this.#backoff.succeeded();
      this.#onState('online');
    };
    // Empty frames are the protocol's keep-alive.
    socket.onmessage = ({ data }) => data && this.#receive(JSON.parse(data));
    socket.onclose = () => this.#failed();
  }

  /** @param {ActivitySet} set */
  #receive({ activities = [], watermark }) {
    for (const activity of activities) if (this.#isNew(activity)) this.#onActivity(activity);
    if (watermark) this.#watermark = watermark;
  }

  /** @param {Activity} activity */
  #isNew({ type, id }) {
    if (type === 'typing' || !id) return true;
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    return true;
  }

  /** @param {unknown} [failure] */
  #failed(failure) {
    if (this.#closed) return;
    const refused = failure instanceof HttpFailure && failure.isFinal;
    this.#onState(refused ? 'refused' : 'offline');
    if (!refused) this.#backoff.again(() => this.#connect());
  }

  /** @type {(path: string, body?: object) => Promise<any>} */
  #post(path, body) {
    return this.#call(path, { method: 'POST', body: body && JSON.stringify(body) });
  }

  /** @param {string} path */
  #get(path) {
    return this.#call(path, {});
  }

  /** @type {(path: string, options: RequestInit) => Promise<any>} */
  async #call(path, options) {
    /** @type {Record<string, string>} */
    const headers = { 'Content-Type': 'application/json' };
    if (this.#session) headers.Authorization = `Bearer ${this.#session.token}`;
    const response = await fetch(ROOT + path, { ...options, headers, signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new HttpFailure(response.status);
    return response.json();
  }

  get #key() {
    return `directline:${this.#subscriber.id}`;
  }

  #stored() {
    return JSON.parse(sessionStorage.getItem(this.#key) ?? 'null') ?? undefined;
  }

  #forget() {
    sessionStorage.removeItem(this.#key);
    this.#session = undefined;
    this.#watermark = '';
  }
}
