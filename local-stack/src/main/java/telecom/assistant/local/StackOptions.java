package telecom.assistant.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import telecom.assistant.local.model.Pace;

/**
 * How to start a stack.
 *
 * @param folder the folder for data, logs and unpacked programs, which is kept between runs
 * @param fresh whether to discard the data of earlier runs first
 * @param parts the parts to start
 * @param startLimit how long each part may take to become ready
 * @param pace how fast the inference tier's stand-in answers
 * @param receiptDelay the time from accepting a text message to its delivery receipt
 */
public record StackOptions(
        Path folder, boolean fresh, Set<Part> parts, Duration startLimit, Pace pace, Duration receiptDelay) {

    public StackOptions {
        parts = Set.copyOf(parts);
    }

    /** All parts except the log-in, with defaults for a laptop, under {@code folder}. */
    public static StackOptions in(Path folder) {
        return new StackOptions(
                folder,
                false,
                EnumSet.complementOf(EnumSet.of(Part.LOG_IN)),
                Duration.ofSeconds(60),
                Pace.LIVELY,
                Duration.ofMillis(300));
    }

    public StackOptions withFresh(boolean discard) {
        return new StackOptions(folder, discard, parts, startLimit, pace, receiptDelay);
    }

    public StackOptions withParts(Set<Part> wanted) {
        return new StackOptions(folder, fresh, wanted, startLimit, pace, receiptDelay);
    }

    public StackOptions withPace(Pace wanted) {
        return new StackOptions(folder, fresh, parts, startLimit, wanted, receiptDelay);
    }

    public StackOptions withReceiptDelay(Duration delay) {
        return new StackOptions(folder, fresh, parts, startLimit, pace, delay);
    }
}
