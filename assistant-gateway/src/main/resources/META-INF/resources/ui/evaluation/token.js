const KEY = 'admin.token';

/**
 * The operators' token, kept for the session. A link may contain the token after the `#`, a part that browsers send
 * to no server, so that it is never logged. The token is then removed from the address bar.
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
