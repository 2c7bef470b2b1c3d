/** @import { RecordedReply } from '../protocol/messages.d.ts' */

/** Beyond this many words in either text, the comparison would be noticeably slow. */
const MOST_WORDS = 600;

/** @type {(text: string) => string[]} Splits a text into its words and the white space between them, in order. */
const pieces = (text) => text.split(/(\s+)/).filter(Boolean);

/** @param {string} piece */
const isSpace = (piece) => piece.trim() === '';

/**
 * For each of two texts, which of its words also occur in the other text in the same order: a list with one entry for
 * each word. Computed as the longest common subsequence, by dynamic programming.
 *
 * @param {string} one
 * @param {string} other
 */
export function commonWords(one, other) {
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

/**
 * For each pair of positions, the length of the longest common subsequence of the words from there on.
 *
 * @param {string[]} a
 * @param {string[]} b
 */
function lengths(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

/**
 * Splits a text into runs of words that are marked and runs that are not; white space belongs to the word before it.
 *
 * @param {string} text
 * @param {(index: number) => boolean} isMarked
 */
export function runs(text, isMarked) {
  /** @type {{ mark: boolean, text: string }[]} */
  const parts = [];
  let index = 0;
  for (const piece of pieces(text)) {
    const last = parts.at(-1);
    const mark = isSpace(piece) ? (last?.mark ?? false) : isMarked(index++);
    if (last?.mark === mark) last.text += piece;
    else parts.push({ mark, text: piece });
  }
  return parts;
}

/**
 * What the system said before and after the model's words; what it said in the middle of them is not shown.
 *
 * @param {Pick<RecordedReply, 'text' | 'words'>} reply
 */
export function systemWords({ text, words }) {
  const start = words ? text.indexOf(words) : text.length;
  return start < 0 ? ['', ''] : [text.slice(0, start), text.slice(start + words.length)];
}
