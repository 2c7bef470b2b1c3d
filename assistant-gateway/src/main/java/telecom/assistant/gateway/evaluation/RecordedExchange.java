package telecom.assistant.gateway.evaluation;

import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Channel;

/**
 * What the subscriber said in a turn, and how it was answered.
 *
 * @param language the language stored with what the subscriber said
 * @param said what the subscriber said; if several messages share the turn, all of them
 * @param recorded the assistant's reply, or otherwise the first message of an agent before the subscriber spoke again;
 *     null if nobody answered
 */
record RecordedExchange(
        UUID conversation,
        long turn,
        Instant at,
        Channel channel,
        String language,
        String said,
        RecordedReply recorded) {}
