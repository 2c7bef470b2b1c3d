/** Beyond this many words on a side, comparing them would be felt. */
const MOST_WORDS = 600;

/** A text as words, and the white space between them, in order. */
export const pieces = (text) => text.split(/(\s+)/).filter(Boolean);

export const isSpace = (piece) => piece.trim() === '';

/**
 * Which words of two texts stand, in the same order, in the other one: for each text a list with one entry for each of
 * its words. The longest common subsequence, by the usual table.
 */
export function common(one, other) {
  const a = pieces(one).filter((piece) => !isSpace(piece));
  const b = pieces(other).filter((piece) => !isSpace(piece));
  const kept = [a.map(() => false), b.map(() => false)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return kept;
  const table = lengths(a, b);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      kept[0][i++] = true;
      kept[1][j++] = true;
    } else if (table[i + 1][j] >= table[i][j + 1]) i++;
    else j++;
  }
  return kept;
}

/** The length of the longest common subsequence of what follows each pair of places. */
function lengths(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}
