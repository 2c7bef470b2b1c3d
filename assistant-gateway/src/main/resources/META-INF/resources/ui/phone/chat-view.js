import { html, LitElement, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { t, tIn } from '../i18n/i18n.js';
import { DirectLine } from '../protocol/directline.js';
import { Localized, StickToEnd, Ticking } from '../shared/controllers.js';
import { given } from '../shared/given.js';
import { icon } from '../shared/icons.js';
import { base, blank, controls, thread } from '../shared/styles.js';
import '../shared/text-composer.js';
import { bubbles, channelTag, dayDivider, moment } from '../shared/bubbles.js';
import { ChatLog } from './chat-log.js';
import { chatStyles } from './chat-view.styles.js';
import './phone-panel.js';

/** @import { Subscriber } from '../protocol/messages.d.ts' */
/** @import { ChatState } from '../protocol/directline.js' */
/** @import { Entry, Own, Reply } from './chat-log.js' */

const SLOW_MILLIS = 4000;
const JOINED_MILLIS = 60_000;

/** The operator's app: a chat over Direct Line. */
export class ChatView extends LitElement {
  static properties = { subscriber: { attribute: false }, state: { state: true } };
  static styles = [base, controls, thread, blank, bubbles, chatStyles];

  #log = new ChatLog();
  /** @type {DirectLine | undefined} */
  #line;
  #end = new StickToEnd(this, '.thread');

  constructor() {
    super();
    /** @type {Subscriber} */
    this.subscriber = given();
    /** @type {ChatState} */
    this.state = 'connecting';
    new Localized(this);
    new Ticking(this, 1000);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#line = new DirectLine({
      subscriber: this.subscriber,
      onActivity: (activity) => this.#changed(() => this.#log.apply(activity)),
      onState: (state) => this.#stateChanged(state),
    });
    this.#line.open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#line?.close();
  }

  render() {
    return html`<phone-panel icon="chat" heading=${t('chat.title')}>
      ${this.#speaker()} ${this.#banner()}
      <div class="thread" role="log" aria-live="polite" aria-label=${t('chat.title')} tabindex="0" data-testid="chat-log">
        ${this.#content()}
      </div>
      ${this.#end.away ? this.#jump() : nothing}
      <div class="foot-bar">
        ${this.#quickReplies()}
        <text-composer
          name="chat"
          placeholder=${t('chat.placeholder')}
          ?disabled=${this.state === 'refused'}
          @send-text=${(/** @type {CustomEvent<string>} */ { detail }) => this.#say(detail)}
        ></text-composer>
      </div>
    </phone-panel>`;
  }

  #speaker() {
    const { handoff } = this.#log;
    if (handoff === 'agent')
      return html`<span slot="state" class="tag agent">${icon('headset')} ${t('who.agent')}</span>`;
    if (handoff === 'waiting') return html`<span slot="state" class="tag">${icon('clock')} ${t('chat.waiting')}</span>`;
    return html`<span slot="state" class="tag assistant">${icon('spark')} ${t('who.assistant')}</span>`;
  }

  #banner() {
    if (this.state === 'offline') return html`<p class="banner" role="status">${icon('unplugged')} ${t('offline')}</p>`;
    if (this.state !== 'refused' || !this.#log.entries.length) return nothing;
    return html`<p class="banner bad" role="alert">${icon('alert')} ${t('chat.refusedText')}</p>`;
  }

  #content() {
    const { entries } = this.#log;
    if (!entries.length) return this.#nothingSaid();
    return html`<ol>
      ${repeat(
        entries,
        (entry) => entry.id,
        (entry, index) => [dayDivider(entry, entries[index - 1]), this.#entry(entry, entries[index - 1])],
      )}
      ${this.#waiting()}
    </ol>`;
  }

  #nothingSaid() {
    if (this.state === 'connecting') return this.#skeleton();
    return this.state === 'refused' ? this.#refusal() : this.#welcome();
  }

  #refusal() {
    return html`<div class="blank" role="alert" data-testid="chat-refused">
      <span class="emblem quiet">${icon('unplugged')}</span>
      <h3>${t('chat.refusedTitle')}</h3>
      <p>${t('chat.refusedText')}</p>
    </div>`;
  }

  #skeleton() {
    return html`<div class="skeleton" aria-label=${t('connecting')}><i></i><i></i><i></i></div>`;
  }

  #welcome() {
    return html`<div class="blank">
      <span class="emblem">${icon('spark')}</span>
      <h3>${t('chat.emptyTitle')}</h3>
      <p>${t('chat.emptyText')}</p>
    </div>`;
  }

  /** @type {(entry: Entry, previous: Entry | undefined) => unknown} */
  #entry(entry, previous) {
    if (entry.kind === 'notice') return html`<li class="notice" data-testid="chat-notice">${entry.text}</li>`;
    const joined = authorOf(previous) === authorOf(entry) && entry.at - (previous?.at ?? 0) < JOINED_MILLIS;
    return entry.kind === 'own' ? this.#own(entry, joined) : this.#reply(entry, joined);
  }

  /** @type {(entry: Own, joined: boolean) => unknown} */
  #own(entry, joined) {
    const failed = entry.state === 'failed';
    return html`<li class=${classMap({ said: true, own: true, joined, failed })} data-testid="chat-own" data-state=${entry.state}>
      <p class="bubble">${entry.text}</p>
      <p class="foot">${entry.channel ? channelTag(entry.channel) : nothing} ${this.#delivery(entry)} ${moment(entry.at)}</p>
    </li>`;
  }

  /** @param {Own} entry */
  #delivery(entry) {
    if (entry.state !== 'failed') {
      const mark = entry.state === 'sent' ? 'check' : 'clock';
      return html`<span title=${t(`delivery.${entry.state}`)}>${icon(mark)}</span>
        <span class="visually-hidden">${t(`delivery.${entry.state}`)}</span>`;
    }
    return html`<span class="problem">${t('delivery.failed')}</span>
      <button class="link" data-testid="chat-resend" @click=${() => this.#deliver(entry)}>${t('resend')}</button>`;
  }

  /** @type {(entry: Reply, joined: boolean) => unknown} */
  #reply(entry, joined) {
    const agent = entry.author === 'agent';
    const classes = { said: true, joined, agent, streaming: entry.streaming };
    return html`<li
      class=${classMap(classes)}
      data-testid="chat-reply"
      data-author=${entry.author}
      data-streaming=${entry.streaming}
      aria-busy=${entry.streaming}
    >
      ${joined ? nothing : html`<p class="who">${this.#author(entry)}</p>`}
      <p class="bubble">${entry.text}</p>
      ${entry.sources?.length ? this.#sources(entry.sources) : nothing}
      <p class="foot">
        ${entry.streaming ? nothing : moment(entry.at)} ${entry.channel ? channelTag(entry.channel) : nothing}
        ${entry.complete ? nothing : html`<span class="problem">${t('chat.incomplete')}</span>`}
        ${agent || entry.streaming ? nothing : this.#thumbs(entry)}
      </p>
    </li>`;
  }

  /** @param {Reply} entry */
  #thumbs({ id, helpful }) {
    return html`<span class="thumbs" role="group" aria-label=${t('chat.rate')}>
      ${[true, false].map(
        (up) => html`<button
          class="thumb"
          data-testid=${up ? 'chat-helpful' : 'chat-not-helpful'}
          aria-label=${t(up ? 'chat.helpful' : 'chat.notHelpful')}
          title=${t(up ? 'chat.helpful' : 'chat.notHelpful')}
          aria-pressed=${helpful === up}
          @click=${() => this.#rate(id, helpful, up)}
        >
          ${icon(up ? 'thumbUp' : 'thumbDown')}
        </button>`,
      )}
    </span>`;
  }

  /** @type {(id: string, before: boolean | undefined, helpful: boolean) => Promise<void>} */
  async #rate(id, before, helpful) {
    this.#changed(() => this.#log.rate(id, helpful));
    try {
      await this.#line?.rate(id, helpful);
    } catch {
      this.#changed(() => this.#log.rate(id, before));
    }
  }

  /** @param {string[]} sources */
  #sources(sources) {
    return html`<ul class="sources" aria-label=${t('chat.sources')}>
      ${sources.map((title) => html`<li class="tag" data-testid="chat-source">${title}</li>`)}
    </ul>`;
  }

  /** @param {Reply} entry */
  #author({ author, agentName }) {
    if (author !== 'agent') return html`<span class="tag assistant">${icon('spark')} ${t('who.assistant')}</span>`;
    return html`<span class="tag agent">${icon('headset')} ${agentName ?? t('who.agent')}</span>`;
  }

  #waiting() {
    const { awaitingSince, typing, handoff } = this.#log;
    const slow = awaitingSince && !handoff && Date.now() - awaitingSince > SLOW_MILLIS;
    if (!typing && !slow) return nothing;
    return html`<li class="said" data-testid="chat-typing">
      <p class="bubble dots" aria-label=${t('chat.typing')}><i></i><i></i><i></i></p>
      ${slow ? html`<p class="foot">${t('chat.slow')}</p>` : nothing}
    </li>`;
  }

  #jump() {
    return html`<button class="button jump" @click=${() => this.#end.toEnd()}>${icon('down')} ${t('toEnd')}</button>`;
  }

  #quickReplies() {
    if (this.state === 'refused') return nothing;
    const questions = tIn(this.subscriber.language, 'chat.quick');
    return html`<div class="quick" role="group" aria-label=${t('chat.quickLabel')} lang=${this.subscriber.language}>
      ${questions.map(
        (question) => html`<button
          class="button"
          data-testid="chat-quick"
          @click=${() => this.#say(question)}
        >
          ${question}
        </button>`,
      )}
    </div>`;
  }

  /** @param {string} text */
  #say(text) {
    const id = crypto.randomUUID();
    this.#changed(() => this.#log.say(text, id));
    this.#end.toEnd();
    this.#deliver({ id, text });
  }

  /** @param {{ id: string, text: string }} message */
  async #deliver({ id, text }) {
    this.#changed(() => this.#log.mark(id, 'sending'));
    try {
      await this.#line?.send(text, id);
      this.#changed(() => this.#log.mark(id, 'sent'));
    } catch {
      this.#changed(() => this.#log.mark(id, 'failed'));
    }
  }

  /** @param {ChatState} state */
  #stateChanged(state) {
    if (state === 'offline') this.#log.dropStreaming();
    this.state = state;
  }

  /** @param {() => void} change */
  #changed(change) {
    change();
    this.requestUpdate();
  }
}

/** @param {Entry | undefined} entry */
const authorOf = (entry) => (entry?.kind === 'reply' ? entry.author : entry?.kind);

customElements.define('chat-view', ChatView);
