const KEY = 'admin.token';

/**
 * The operators' token, kept for the session. A link may contain it after the `#`, which is not sent to any server and
 * so is never logged; it is removed from the address bar.
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
