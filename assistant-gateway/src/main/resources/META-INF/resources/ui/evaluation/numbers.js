import { language, t } from '../i18n/i18n.js';

/** Shown in place of an unknown figure. */
export const NONE = '–';

/** @typedef {number | null | undefined} Figure */

/** @type {(value: number, options?: Intl.NumberFormatOptions) => string} */
const format = (value, options) => new Intl.NumberFormat(language(), options).format(value);

/** @param {Figure} value */
export const count = (value) => (value === null || value === undefined ? NONE : format(value));

/** @param {Figure} share */
export const percent = (share) =>
  share === null || share === undefined ? NONE : format(share, { style: 'percent', maximumFractionDigits: 0 });

/**
 * A duration in milliseconds, or in seconds if it is at least ten seconds.
 *
 * @param {Figure} millis
 */
export function duration(millis) {
  if (millis === null || millis === undefined) return NONE;
  if (millis < 10_000) return t('millis', { n: format(millis) });
  return t('evaluation.seconds', { n: format(millis / 1000, { maximumFractionDigits: 1 }) });
}

/**
 * An amount in a currency, to four significant digits because an answer costs little.
 *
 * @param {Figure} amount
 * @param {string} currency
 */
export function money(amount, currency) {
  if (amount === null || amount === undefined) return NONE;
  const digits = { maximumSignificantDigits: 4 };
  try {
    return format(amount, currency ? { ...digits, style: 'currency', currency } : digits);
  } catch {
    return `${format(amount, digits)} ${currency}`;
  }
}
