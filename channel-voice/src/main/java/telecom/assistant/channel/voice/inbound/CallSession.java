package telecom.assistant.channel.voice.inbound;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import telecom.assistant.channel.voice.delivery.MovableLine;
import telecom.assistant.channel.voice.delivery.SpokenReplies;

/**
 * The state that a call keeps when it moves to another connection: the order of its events, what has been said to the
 * caller, the caller's last utterance, whether the start of the call has been announced, and the timer that ends the
 * call when it lasts too long.
 */
record CallSession(
        EventSequence events,
        SpokenReplies replies,
        MovableLine line,
        RepeatedPrompt lastPrompt,
        AtomicBoolean announced,
        AtomicReference<Cancellable> lengthLimit) {}
