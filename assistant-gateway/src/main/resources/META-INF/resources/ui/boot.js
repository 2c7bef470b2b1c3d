// Runs before the first paint, so that neither the theme nor the language flickers.
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search).get('lang');
  const language = [asked, localStorage.getItem('language')].find((code) => code === 'ko' || code === 'en');
  if (language) root.lang = language;
  const theme = localStorage.getItem('theme');
  if (theme) root.dataset.theme = theme;
})();
