import { css, html, LitElement } from 'lit';
import { icon } from '../shared/icons.js';
import { base } from '../shared/styles.js';

/** The frame that the phone's screens share: a title row with a slot for the state, and the screen below it. */
export class PhonePanel extends LitElement {
  static properties = { icon: {}, heading: {} };

  static styles = [
    base,
    css`
      :host {
        container-type: inline-size;
        height: 100%;
        min-height: 0;
      }
      section {
        display: flex;
        flex-direction: column;
        height: 100%;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--surface);
        box-shadow: var(--shadow-low);
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 52px;
        padding: var(--space-2) var(--space-4);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--text-m);
        font-weight: 650;
        white-space: nowrap;
      }
      h2 svg.icon {
        color: var(--accent-ink);
      }
      .state {
        margin-left: auto;
        display: flex;
        gap: var(--space-1);
        min-width: 0;
      }
      .screen {
        position: relative;
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
      @media (max-width: 760px) {
        section {
          border-width: 0;
          border-radius: 0;
          box-shadow: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../shared/icons.js').Icon} */
    this.icon = 'chat';
    this.heading = '';
  }

  render() {
    return html`<section aria-label=${this.heading}>
      <header>
        <h2>${icon(this.icon)} ${this.heading}</h2>
        <div class="state"><slot name="state"></slot></div>
      </header>
      <div class="screen"><slot></slot></div>
    </section>`;
  }
}

customElements.define('phone-panel', PhonePanel);
