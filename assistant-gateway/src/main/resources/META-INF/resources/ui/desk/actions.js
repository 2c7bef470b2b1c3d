/** Tells the desk that the agent wants something done. */
export function act(element, action, detail = {}) {
  element.dispatchEvent(
    new CustomEvent('desk-action', { bubbles: true, composed: true, detail: { action, ...detail } }),
  );
}
