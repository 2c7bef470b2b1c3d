package telecom.assistant.channel.web.activity;

import java.util.OptionalLong;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/** Reads the watermark that a client sends back. */
public final class Watermark {

    private Watermark() {}

    /** The seq seen so far; empty when the client has none, which Direct Line also writes as {@code -}. */
    public static OptionalLong parse(String watermark) {
        if (watermark == null || watermark.isBlank() || watermark.equals("-")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Math.max(0, Long.parseLong(watermark)));
        } catch (NumberFormatException e) {
            throw new WebFailure(
                    Reason.ARGUMENT_INVALID, "watermark: malformed (expected: one that this service sent)");
        }
    }
}
