/** @import { ChannelLabel, SeenEvent } from '../protocol/messages.d.ts' */
/**
 * @typedef {`${ChannelLabel}-in` | `${ChannelLabel}-out` | 'kafka-engine' | 'engine-kafka' | 'engine-tier' |
 *     'tier-engine' | 'kafka-desk' | 'desk-kafka'} Hop
 */

/**
 * The hops that an event takes through the diagram, in order.
 *
 * @param {Pick<SeenEvent, 'topic' | 'type' | 'channel'>} event
 * @returns {Hop[]}
 */
export function hopsOf({ topic, type, channel }) {
  if (topic === 'assistant.inbound') return [channel ? `${channel}-in` : 'desk-kafka', 'kafka-engine'];
  if (topic === 'assistant.desk' || !channel) return ['engine-kafka', 'kafka-desk'];
  /** @type {Hop[]} */
  const out = ['engine-kafka', `${channel}-out`];
  if (type === 'ReplyStarted') return ['engine-tier', ...out];
  return type === 'ReplyDelta' ? ['tier-engine', ...out] : out;
}
