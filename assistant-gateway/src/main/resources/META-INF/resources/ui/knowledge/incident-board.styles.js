import { css } from 'lit';

export const incidentStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 420px);
    align-items: start;
    gap: var(--space-5);
  }
  section {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    min-width: 0;
  }
  section > .blank {
    min-height: 220px;
  }
  h3 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  .card > p {
    font-size: var(--text-s);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  form .hint {
    margin: calc(-1 * var(--space-2)) 0 0;
  }
  .preview[open] {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  .preview .field {
    margin: var(--space-3) 0;
  }
  @media (max-width: 860px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
