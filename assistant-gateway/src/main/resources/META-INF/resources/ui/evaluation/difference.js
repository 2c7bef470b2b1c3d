/** @import { Answer, ReplayedTurn } from '../protocol/messages.d.ts' */

/** An answer whose similarity is below this is far from the recorded reply. */
const FAR = 0.5;

/**
 * How far the answers of a turn are from the recorded reply: 0 the same, 1 differently worded, 2 far from it.
 *
 * @param {Pick<ReplayedTurn, 'recorded' | 'answers'>} turn
 */
export function difference(turn) {
  return Math.max(0, ...turn.answers.map((answer) => distance(turn, answer)));
}

/** @type {(turn: Pick<ReplayedTurn, 'recorded'>, answer: Answer) => 0 | 1 | 2} */
function distance(turn, answer) {
  if (answer.failure || answer.sameTools === false || answer.otherLanguage) return 2;
  if (answer.similarity !== null && answer.similarity < FAR) return 2;
  const words = turn.recorded?.words ?? '';
  return squeezed(answer.text) === squeezed(words) ? 0 : 1;
}

/** @param {string} text */
const squeezed = (text) => text.trim().replace(/\s+/g, ' ');
