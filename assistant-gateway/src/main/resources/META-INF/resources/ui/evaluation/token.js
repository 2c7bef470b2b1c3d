const KEY = 'admin.token';

/** The token of those who run the assistant: taken from `?token=` once, out of the address bar, and kept for the session. */
export function token() {
  const address = new URL(location.href);
  const given = address.searchParams.get('token');
  if (given) {
    keepToken(given);
    address.searchParams.delete('token');
    history.replaceState(null, '', address);
  }
  return sessionStorage.getItem(KEY);
}

export function keepToken(given) {
  sessionStorage.setItem(KEY, given);
}
