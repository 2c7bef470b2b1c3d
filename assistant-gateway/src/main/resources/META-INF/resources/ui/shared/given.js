/**
 * No value yet, for a property that whoever uses an element always gives before it renders: the place to declare its
 * type.
 *
 * @returns {any}
 */
export const given = () => undefined;
