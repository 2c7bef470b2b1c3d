/**
 * No value yet, for a property that is always set by the user of an element before it renders; this is where its type
 * is declared.
 *
 * @returns {any}
 */
export const given = () => undefined;
