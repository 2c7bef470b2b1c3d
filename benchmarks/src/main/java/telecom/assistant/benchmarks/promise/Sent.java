package telecom.assistant.benchmarks.promise;

import telecom.assistant.channel.Channel;

/**
 * An utterance of a subscriber.
 *
 * @param text word for word
 * @param sentAt the {@link System#nanoTime()} of the first attempt to send it
 * @param fate whether the assistant accepted it
 * @param end why the subscriber stopped waiting for the reply
 * @param endedAt the {@link System#nanoTime()} at which the wait ended; {@link Long#MAX_VALUE} while it lasts
 */
public record Sent(Tag tag, Channel channel, String text, long sentAt, Fate fate, End end, long endedAt) {

    /** Whether the assistant accepted an utterance, as far as the subscriber knows. */
    public enum Fate {
        /** The subscriber does not know yet. */
        OPEN,
        ACCEPTED,
        /**
         * The subscriber learnt that the utterance was not accepted, or could not send it; it may still have got
         * through.
         */
        UNCERTAIN
    }

    /** Why a subscriber stopped waiting for a reply. */
    public enum End {
        WAITING,
        REPLIED,
        /** The call was lost or the caller was asked to repeat, and the caller continues with another utterance. */
        ABANDONED,
        /** The subscriber had heard part of the reply and said something else. */
        TALKED_OVER,
        /** The subscriber's patience ran out. */
        TIMED_OUT
    }

    Sent withFate(Fate known) {
        return new Sent(tag, channel, text, sentAt, known, end, endedAt);
    }

    /** Returns the utterance with this end, unless the wait has ended already. */
    Sent withEnd(End how, long at) {
        return end == End.WAITING ? new Sent(tag, channel, text, sentAt, fate, how, at) : this;
    }
}
