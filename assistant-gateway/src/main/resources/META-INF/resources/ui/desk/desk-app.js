import { html, LitElement, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { DeskSocket } from '../protocol/desk-socket.js';
import { logIn, renewIn } from '../protocol/log-in.js';
import { Localized } from '../shared/controllers.js';
import { icon, mark } from '../shared/icons.js';
import '../shared/page-switches.js';
import { base, blank, controls, thread } from '../shared/styles.js';
import { deskStyles } from './desk-app.styles.js';
import './desk-conversation.js';
import './desk-help.js';
import './desk-identity.js';
import './desk-queue.js';
import { DeskState, isWith } from './desk-state.js';
import { agent, rename, token } from './identity.js';
import { commandOf, isPossible } from './keys.js';

/** @import { DeskError, DeskFrame, DeskOrder, Suggestion } from '../protocol/messages.d.ts' */
/** @import { LogIn } from '../protocol/log-in.js' */
/** @import { DeskConnection } from '../protocol/desk-socket.js' */
/** @import { DeskAction, Pane } from './actions.js' */

const ERROR_MILLIS = 6000;

/** The agent desk: queue, conversation and help. On a narrow screen, it shows one pane at a time. */
export class DeskApp extends LitElement {
  static properties = {
    agent: { state: true },
    state: { state: true },
    selected: { state: true },
    pane: { state: true },
    error: { state: true },
    logIn: { state: true },
    awaitingReason: { state: true },
  };

  static styles = [base, controls, thread, blank, deskStyles];

  #desk = new DeskState();
  #token = token();
  /**
   * The reasons that the agent has given for opening conversations that are not their own work, by conversation.
   *
   * @type {Map<string, string>}
   */
  #reasons = new Map();
  /** The id of the last command that opened a conversation. @type {string | undefined} */
  #opening;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #renewal;
  /** @type {DeskSocket | undefined} */
  #socket;

  constructor() {
    super();
    this.agent = agent();
    /** @type {DeskConnection} */
    this.state = 'connecting';
    /** @type {string | undefined} */
    this.selected = undefined;
    /** @type {Pane} */
    this.pane = 'queue';
    /** @type {string | undefined} */
    this.error = undefined;
    /** @type {string | undefined} the conversation that needs a reason from the agent */
    this.awaitingReason = undefined;
    /** @type {LogIn['state'] | undefined} undefined until the server has answered */
    this.logIn = undefined;
    new Localized(this);
    // The buttons in all panes show their keys.
    this.addEventListener('keys-changed', () => this.#showKeys());
    this.addEventListener('desk-action', (event) => this.#do(/** @type {CustomEvent<DeskAction>} */ (event).detail));
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey);
    this.#signIn();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
    clearTimeout(this.#renewal);
    this.#socket?.close();
  }

  render() {
    document.title = this.#title();
    if (!this.logIn) return nothing;
    if (!this.agent && this.logIn === 'ended') return this.#banner();
    if (!this.agent) return html`<desk-identity @identified=${this.#identified}></desk-identity>`;
    const transcript = this.#desk.transcript(this.selected ?? '');
    return html`${this.#header(this.agent.name)} ${this.#banner()}
      <main data-pane=${this.pane}>
        <desk-queue
          class="queue"
          role="navigation"
          aria-label=${t('desk.queue')}
          .groups=${this.#desk.groups(this.agent.id)}
          .selected=${this.selected}
          .ready=${this.#desk.ready}
        ></desk-queue>
        <desk-conversation
          class="conversation"
          .agent=${this.agent}
          .conversation=${this.#current}
          .transcript=${transcript}
          .unsent=${this.#socket?.unsent(this.selected) ?? []}
          .online=${this.state === 'online'}
        ></desk-conversation>
        <desk-help
          class="help"
          .agent=${this.agent}
          .conversation=${this.#current}
          .transcript=${transcript}
        ></desk-help>
      </main>`;
  }

  /** The title of the browser tab, which shows how many subscribers are waiting. */
  #title() {
    const waiting = this.agent ? this.#desk.groups(this.agent.id).waiting.length : 0;
    return (waiting ? `(${waiting}) ` : '') + t('desk.pageTitle');
  }

  /** @param {string} name */
  #header(name) {
    return html`<header>
      <span class="brand">${mark()}<h1>${t('desk.title')}</h1></span>
      <div class="right">
        ${
          this.logIn === 'open'
            ? html`<button class="button" data-testid="agent-name" title=${t('desk.identityChange')} @click=${this.#changeName}>
              ${icon('headset')} <span>${name}</span>
            </button>`
            : html`<a class="button" data-testid="agent-name" title=${t('desk.signOut')} href="/access/log-out">
              ${icon('headset')} <span>${name}</span>
            </a>`
        }
        <page-switches></page-switches>
      </div>
    </header>`;
  }

  #banner() {
    if (this.logIn === 'ended') {
      return html`<p class="banner" role="alert" data-testid="signed-out">
        ${icon('lock')} ${t('desk.signedOut')} <a href=${location.pathname}>${t('desk.signIn')}</a>
      </p>`;
    }
    if (this.state === 'offline' || this.state === 'unreachable') {
      return html`<p class="banner" role="status">${icon('unplugged')} ${t(`desk.${this.state}`)}</p>`;
    }
    if (this.awaitingReason) return this.#reasonForm(this.awaitingReason);
    if (this.error)
      return html`<p class="banner bad" role="alert">${icon('alert')} ${t('desk.error', { message: this.error })}</p>`;
    return nothing;
  }

  /**
   * A form that asks why the agent is opening a conversation that is not their own work.
   *
   * @param {string} conversation
   */
  #reasonForm(conversation) {
    return html`<form class="banner" data-testid="reason" @submit=${(/** @type {SubmitEvent} */ event) => this.#explain(event, conversation)}>
      <label>${t('desk.accessReason')} <input name="reason" maxlength="500" required autocomplete="off" /></label>
      <button class="button primary">${t('desk.accessOpen')}</button>
    </form>`;
  }

  /** @type {(event: SubmitEvent, conversation: string) => void} */
  #explain(event, conversation) {
    event.preventDefault();
    const given = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('reason')).trim();
    if (!given) return;
    this.#reasons.set(conversation, given);
    this.awaitingReason = undefined;
    this.#send({ type: 'open' }, conversation);
  }

  get #current() {
    return this.#desk.conversation(this.selected ?? '');
  }

  /** @param {DeskAction} request */
  #do(request) {
    switch (request.action) {
      case 'open':
        return this.#open(request.conversation);
      case 'show':
        return this.#show(request.pane);
      case 'join':
        return this.#send({ type: 'join', replaces: this.#current?.agent?.id });
      case 'older':
        return this.#send({ type: 'older', before: request.before });
      case 'leave':
      case 'close':
        return this.#send({ type: request.action });
      case 'say':
        return this.#say(request);
      case 'edit':
        return this.#edit(request.suggestion ?? this.#suggestions[0]);
      case 'send':
        if (request.suggestion) this.#conversation?.write();
        return this.#sendSuggestion(request.suggestion ?? this.#suggestions[request.index]);
      case 'reject':
        return this.#reject(request.suggestion);
      case 'move':
        return this.#move(request.by);
      case 'write':
        return this.#conversation?.write();
    }
  }

  get #isMine() {
    return isWith(this.#current, this.agent?.id ?? '');
  }

  get #suggestions() {
    return this.#desk.transcript(this.selected ?? '')?.suggestions?.items ?? [];
  }

  #showKeys() {
    for (const pane of this.renderRoot.querySelectorAll('desk-conversation, desk-help')) {
      /** @type {LitElement} */ (pane).requestUpdate();
    }
  }

  /** @param {Pane} pane */
  #show(pane) {
    this.pane = pane;
  }

  /** @param {string} id */
  #open(id) {
    this.selected = id;
    this.awaitingReason = undefined;
    this.#show('conversation');
    this.#send({ type: 'open' });
  }

  /**
   * Sends a command about a conversation, by default the one that is shown.
   *
   * @param {DeskOrder} order
   * @param {string | undefined} conversation
   */
  #send(order, conversation = this.selected) {
    const why = order.type === 'open' ? this.#reasons.get(conversation ?? '') : undefined;
    const command = conversation && this.#socket?.send({ ...order, conversation, ...(why ? { reason: why } : {}) });
    if (order.type === 'open') this.#opening = command;
    this.requestUpdate();
  }

  /** @param {{ conversation: string, text: string, suggestionId?: string }} words */
  #say({ conversation, text, suggestionId }) {
    this.#send({ type: 'say', text, suggestionId }, conversation);
    if (suggestionId) this.#desk.drop(conversation, suggestionId);
  }

  /** @param {Suggestion | undefined} suggestion */
  #sendSuggestion(suggestion) {
    if (suggestion && this.#isMine && this.selected) this.#say({ ...suggestion, conversation: this.selected });
  }

  /** @param {Suggestion | undefined} suggestion */
  #edit(suggestion) {
    if (!suggestion || !this.#isMine) return;
    this.#show('conversation');
    this.#conversation?.edit(suggestion);
  }

  /** @param {Suggestion} suggestion */
  #reject({ suggestionId }) {
    this.#send({ type: 'rate', suggestionId });
    this.#drop(suggestionId);
  }

  /** @param {string} suggestionId */
  #drop(suggestionId) {
    this.#desk.drop(this.selected ?? '', suggestionId);
    this.requestUpdate();
  }

  /** @param {number} by */
  #move(by) {
    const ids = Object.values(this.#desk.groups(this.agent?.id ?? ''))
      .flat()
      .map((each) => each.id);
    const next = ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(this.selected ?? '') + by))];
    if (next) this.#open(next);
  }

  get #conversation() {
    return this.renderRoot.querySelector('desk-conversation');
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const command = this.agent && commandOf(event);
    if (!command || !isPossible(command.action, this.#current, this.#isMine)) return;
    event.preventDefault();
    this.#do(command);
  };

  /** @param {CustomEvent<string>} event */
  #identified({ detail }) {
    this.agent = rename(detail);
    this.#connect();
  }

  #changeName() {
    this.#socket?.close();
    this.agent = undefined;
  }

  /** Finds out who is signed in, and connects. If the server cannot be reached, the socket keeps trying. */
  async #signIn() {
    const found = await this.#askLogIn();
    if (found?.state === 'signed-in') this.agent = found.agent;
    this.logIn ??= 'open';
    if (this.logIn !== 'ended') this.#connect();
  }

  /**
   * Asks the server who is signed in, because a lost connection may mean that the log-in has ended. If it has not,
   * asking also renews it.
   */
  async #askLogIn() {
    clearTimeout(this.#renewal);
    const found = await logIn().catch(() => undefined);
    if (!found) return undefined;
    this.logIn = found.state;
    if (found.state === 'ended') this.#socket?.close();
    if (found.state === 'signed-in')
      this.#renewal = setTimeout(() => this.#askLogIn(), renewIn(found.until, Date.now()));
    return found;
  }

  /** @param {DeskConnection} state */
  #changed(state) {
    this.state = state;
    if (state !== 'online' && state !== 'connecting' && this.logIn === 'signed-in') this.#askLogIn();
  }

  #connect() {
    if (!this.agent) return;
    this.#socket = new DeskSocket({
      agent: this.agent,
      token: this.#token,
      onFrame: (frame) => this.#receive(frame),
      onState: (state) => this.#changed(state),
    });
    this.#socket.open();
  }

  /** @param {DeskFrame} frame */
  #receive(frame) {
    this.#desk.apply(frame);
    // The server does not know which conversation was open on the previous connection.
    if (frame.type === 'snapshot') this.#send({ type: 'open' });
    if (frame.type === 'error' && frame.code === 'reason-needed') this.#askReason(frame);
    else if (frame.type === 'error') this.#fail(frame);
    this.requestUpdate();
  }

  /**
   * Asks for a reason, unless the agent has opened another conversation in the meantime.
   *
   * @param {DeskError} error
   */
  #askReason({ command }) {
    if (command === this.#opening) this.awaitingReason = this.selected;
  }

  /** @param {DeskError} error */
  #fail(error) {
    this.error = reason(error);
    setTimeout(() => (this.error = undefined), ERROR_MILLIS);
  }
}

/** @param {DeskError} error */
function reason({ code, message, agent: attending }) {
  if (code === 'taken') return t('desk.taken', { agent: attending?.name });
  return code === 'not-joined' ? t('desk.notJoined') : message;
}

customElements.define('desk-app', DeskApp);
