import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/i18n.js';
import { DeskSocket } from '../protocol/desk-socket.js';
import { Localized } from '../shared/controllers.js';
import { icon, mark } from '../shared/icons.js';
import '../shared/page-switches.js';
import { base, blank, controls, thread } from '../shared/styles.js';
import { deskStyles } from './desk-app.styles.js';
import './desk-conversation.js';
import './desk-help.js';
import './desk-identity.js';
import './desk-queue.js';
import { DeskState } from './desk-state.js';
import { agent, rename, token } from './identity.js';
import { commandOf } from './keys.js';

const ERROR_MILLIS = 6000;

/** The agent desk: queue, conversation, help. One pane at a time when narrow. */
export class DeskApp extends LitElement {
  static properties = {
    agent: { state: true },
    state: { state: true },
    selected: { state: true },
    pane: { state: true },
    error: { state: true },
  };

  static styles = [base, controls, thread, blank, deskStyles];

  #desk = new DeskState();
  #token = token();
  #socket;

  constructor() {
    super();
    this.agent = agent();
    this.state = 'connecting';
    this.pane = 'queue';
    new Localized(this);
    this.addEventListener('desk-action', ({ detail }) => this.#do(detail));
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey);
    if (this.agent) this.#connect();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
    this.#socket?.close();
  }

  render() {
    document.title = this.#title();
    if (!this.agent)
      return html`<desk-identity @identified=${({ detail }) => this.#identified(detail)}></desk-identity>`;
    return html`${this.#header()} ${this.#banner()}
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
          .transcript=${this.#desk.transcript(this.selected)}
          .online=${this.state === 'online'}
        ></desk-conversation>
        <desk-help
          class="help"
          .agent=${this.agent}
          .conversation=${this.#current}
          .transcript=${this.#desk.transcript(this.selected)}
        ></desk-help>
      </main>`;
  }

  /** Says in the browser's tab how many are waiting. */
  #title() {
    const waiting = this.agent ? this.#desk.groups(this.agent.id).waiting.length : 0;
    return (waiting ? `(${waiting}) ` : '') + t('desk.pageTitle');
  }

  #header() {
    return html`<header>
      <span class="brand">${mark()}<h1>${t('desk.title')}</h1></span>
      <div class="right">
        <button class="button" data-testid="agent-name" title=${t('desk.identityChange')} @click=${this.#changeName}>
          ${icon('headset')} <span>${this.agent.name}</span>
        </button>
        <page-switches></page-switches>
      </div>
    </header>`;
  }

  #banner() {
    if (this.state === 'offline' || this.state === 'unreachable') {
      return html`<p class="banner" role="status">${icon('unplugged')} ${t(`desk.${this.state}`)}</p>`;
    }
    if (this.error)
      return html`<p class="banner bad" role="alert">${icon('alert')} ${t('desk.error', { message: this.error })}</p>`;
    return nothing;
  }

  get #current() {
    return this.#desk.conversation(this.selected);
  }

  #do({ action, ...detail }) {
    const conversation = this.selected;
    const actions = {
      open: () => this.#open(detail.conversation),
      show: () => (this.pane = detail.pane),
      join: () => this.#socket.send({ type: 'join', conversation }),
      leave: () => this.#socket.send({ type: 'leave', conversation }),
      close: () => this.#socket.send({ type: 'close', conversation }),
      say: () => this.#say(detail),
      edit: () => this.#edit(detail.suggestion ?? this.#suggestions[0]),
      send: () => this.#sendSuggestion(detail.suggestion ?? this.#suggestions[detail.index]),
      reject: () => this.#reject(detail.suggestion),
      move: () => this.#move(detail.by),
      write: () => this.#pane('desk-conversation').write(),
    };
    actions[action]();
  }

  get #isMine() {
    return this.#current?.mode === 'AGENT' && this.#current.agent?.id === this.agent.id;
  }

  get #suggestions() {
    return this.#desk.transcript(this.selected)?.suggestions?.items ?? [];
  }

  #open(id) {
    this.selected = id;
    this.pane = 'conversation';
    this.#socket.send({ type: 'open', conversation: id });
  }

  #say({ text, suggestionId }) {
    const sent = this.#socket.send({ type: 'say', conversation: this.selected, text, suggestionId });
    if (sent && suggestionId) this.#desk.drop(this.selected, suggestionId);
    this.requestUpdate();
  }

  #sendSuggestion(suggestion) {
    if (suggestion && this.#isMine) this.#say(suggestion);
  }

  #edit(suggestion) {
    if (!suggestion || !this.#isMine) return;
    this.pane = 'conversation';
    this.#pane('desk-conversation').edit(suggestion);
  }

  #reject({ suggestionId }) {
    this.#socket.send({ type: 'rate', conversation: this.selected, suggestionId });
    this.#desk.drop(this.selected, suggestionId);
    this.requestUpdate();
  }

  #move(by) {
    const ids = Object.values(this.#desk.groups(this.agent.id))
      .flat()
      .map((each) => each.id);
    const next = ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(this.selected) + by))];
    if (next) this.#open(next);
  }

  #pane(name) {
    return this.renderRoot.querySelector(name);
  }

  #onKey = (event) => {
    const command = this.agent && commandOf(event);
    if (!command || !isPossible(command.action, this.#current, this.#isMine)) return;
    event.preventDefault();
    this.#do(command);
  };

  #identified(name) {
    this.agent = rename(name);
    this.#connect();
  }

  #changeName() {
    this.#socket.close();
    this.agent = undefined;
  }

  #connect() {
    this.#socket = new DeskSocket({
      agent: this.agent,
      token: this.#token,
      onFrame: (frame) => this.#take(frame),
      onState: (state) => (this.state = state),
    });
    this.#socket.open();
  }

  #take(frame) {
    this.#desk.apply(frame);
    // A new connection knows nothing of what was open on the last one.
    if (frame.type === 'snapshot' && this.selected) this.#socket.send({ type: 'open', conversation: this.selected });
    if (frame.type === 'error') this.#fail(frame);
    this.requestUpdate();
  }

  #fail({ code, message }) {
    this.error = code === 'not-joined' ? t('desk.notJoined') : message;
    setTimeout(() => (this.error = undefined), ERROR_MILLIS);
  }
}

/** Whether a key makes sense now: one cannot take over what one has, nor hand back what one has not. */
function isPossible(action, conversation, isMine) {
  if (action === 'move') return true;
  if (!conversation) return false;
  if (action === 'join') return conversation.mode === 'ASSISTANT' || conversation.mode === 'WAITING';
  return isMine;
}

customElements.define('desk-app', DeskApp);
