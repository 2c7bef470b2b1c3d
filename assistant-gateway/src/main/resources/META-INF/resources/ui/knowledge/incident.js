/** @import { Incident } from '../protocol/messages.d.ts' */

/**
 * The incident of a filled-in form.
 *
 * @param {FormData} form
 * @param {string} id
 * @returns {Incident}
 */
export function incidentOf(form, id) {
  const field = (/** @type {string} */ name) => String(form.get(name) ?? '').trim();
  const until = field('until');
  return {
    id,
    places: placesIn(field('places')),
    ko: field('ko'),
    en: field('en'),
    until: until ? new Date(until).toISOString() : null,
  };
}

/**
 * The places in a list that is separated by commas; each once.
 *
 * @param {string} written
 */
export function placesIn(written) {
  return [
    ...new Set(
      written
        .split(/[,，、]/)
        .map((place) => place.trim())
        .filter(Boolean),
    ),
  ];
}

/**
 * The lines that are not blank.
 *
 * @param {string} written
 */
export const linesIn = (written) =>
  written
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/**
 * A moment as an input for local times takes it.
 *
 * @param {string | null} at
 */
export function localTime(at) {
  if (!at) return '';
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
