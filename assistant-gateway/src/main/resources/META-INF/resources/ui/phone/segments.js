const GSM7 =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑܧ¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM7_EXTENSION = '\f^{}\\[~]|€';

/**
 * How a text is split into segments (3GPP TS 23.038 and 23.040). A single segment holds 160 septets or 70 UCS-2 units;
 * each of several holds 153 or 67, because the header that numbers them takes up room. Returns the number of segments,
 * and how much of the last one is used.
 *
 * @param {string} text
 */
export function segments(text) {
  const septets = gsm7Length(text);
  const [units, single, joined] = septets === null ? [text.length, 70, 67] : [septets, 160, 153];
  if (units <= single) return { used: units, limit: single, count: units ? 1 : 0 };
  const count = Math.ceil(units / joined);
  return { used: units - (count - 1) * joined, limit: joined, count };
}

/** @param {string} text */
function gsm7Length(text) {
  let septets = 0;
  for (const character of text) {
    if (GSM7.includes(character)) septets += 1;
    else if (GSM7_EXTENSION.includes(character)) septets += 2;
    else return null;
  }
  return septets;
}

const OPT_OUT = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT', '수신거부', '거부'];
const OPT_IN = ['START', 'YES', 'UNSTOP', '수신동의'];

/**
 * Whether the subscriber's latest opt-in or opt-out message was an opt-out.
 *
 * @param {string[]} ownTexts
 */
export function isOptedOut(ownTexts) {
  const words = ownTexts.map((text) => text.trim().toUpperCase());
  return words.findLastIndex((word) => OPT_OUT.includes(word)) > words.findLastIndex((word) => OPT_IN.includes(word));
}
