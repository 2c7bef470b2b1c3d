const KEY = 'admin.token';

/**
 * The token of those who run the assistant, kept for the session. A link may bring it behind the `#`, which is sent to no
 * server and so is in no log; it is taken out of the address bar.
 */
export function token() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    keepToken(given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY);
}

/** @param {string} given */
export function keepToken(given) {
  sessionStorage.setItem(KEY, given);
}
