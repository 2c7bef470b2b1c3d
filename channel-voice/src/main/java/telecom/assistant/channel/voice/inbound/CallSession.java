package telecom.assistant.channel.voice.inbound;

import java.util.concurrent.atomic.AtomicBoolean;
import telecom.assistant.channel.voice.delivery.MovableLine;
import telecom.assistant.channel.voice.delivery.SpokenReplies;

/**
 * What a call keeps when it moves to another connection: the order of its events, what has been said, what was
 * heard last, and whether its start has been announced.
 */
record CallSession(
        EventSequence events,
        SpokenReplies replies,
        MovableLine line,
        RepeatedPrompt lastPrompt,
        AtomicBoolean announced) {}
