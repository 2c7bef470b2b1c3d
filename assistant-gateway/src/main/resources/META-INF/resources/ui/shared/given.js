/**
 * A placeholder for a property that is always set from outside before the element renders; its type is declared where
 * this is assigned.
 *
 * @returns {any}
 */
export const given = () => undefined;
