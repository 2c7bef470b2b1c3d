/** @import { ChannelLabel, EvaluationRequest, Offers } from '../protocol/messages.d.ts' */

/** @type {ChannelLabel[]} */
export const CHANNELS = ['web', 'voice', 'sms'];

/**
 * The request for a filled-in form; undefined while no tier is chosen. A prompt is included if its text differs from
 * the deployment's own.
 *
 * @param {FormData} form
 * @param {Offers['prompts']} prompts
 * @param {string} promptName
 * @returns {EvaluationRequest | undefined}
 */
export function requestOf(form, prompts, promptName) {
  const tiers = form.getAll('tier').map(String);
  if (!tiers.length) return undefined;
  const texts = CHANNELS.map((channel) => [channel, String(form.get(`prompt-${channel}`) ?? '').trim()]);
  const changed = texts.filter(
    ([channel, text]) => text && text !== prompts[/** @type {ChannelLabel} */ (channel)].trim(),
  );
  return {
    tiers,
    conversations: { last: Number(form.get('conversations')) },
    turnsPerConversation: Number(form.get('turns')),
    ...(changed.length ? { prompts: ['current', { name: promptName, ...Object.fromEntries(changed) }] } : {}),
  };
}
