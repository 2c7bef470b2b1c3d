package telecom.assistant.channel.event;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code traceparent} of an event (W3C Trace Context, section 3.2): the trace that it belongs to, and its own span. */
public record TraceParent(String traceId, String spanId, String flags) {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** The first span of a new, sampled trace. */
    public static TraceParent start() {
        return new TraceParent(randomHex() + randomHex(), randomHex(), "01");
    }

    /** A new span in the same trace. */
    public TraceParent child() {
        return new TraceParent(traceId, randomHex(), flags);
    }

    /** Parses the header; empty when it is missing or malformed, in which case the receiver must start a new trace. */
    public static Optional<TraceParent> parse(String header) {
        return Optional.ofNullable(header)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(parts -> new TraceParent(parts.group(1), parts.group(2), parts.group(3)));
    }

    /** The header's text. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String randomHex() {
        // Zero is not a valid id.
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
