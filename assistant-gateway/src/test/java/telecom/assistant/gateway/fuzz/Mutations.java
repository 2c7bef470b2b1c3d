package telecom.assistant.gateway.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Gives a parser inputs that are almost right: recorded ones with octets changed, removed, repeated and spliced
 * together. A fixed number of inputs is the same each time; with {@code -Dfuzz.seconds}, random ones follow for that
 * long ({@code ./bench fuzz}). An input that makes a parser fail is reported in Base64; add it to the recorded ones.
 */
public final class Mutations {

    private static final int INPUTS = 2_000;
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST = 100_000;

    /** Byte sequences on which parsers tend to fail. */
    private static final List<byte[]> TRICKY = Stream.of(
                    "\u0000",
                    "\uFEFF",
                    "\uD83D\uDE00",
                    "\uAC00",
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    "\\u0000",
                    "\\ud800",
                    ":",
                    ",",
                    "null",
                    "-1",
                    "1e999",
                    "9223372036854775808",
                    "\r",
                    "\n\n",
                    "\r\n",
                    "data:",
                    "[DONE]",
                    "0".repeat(64),
                    "[".repeat(600))
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();

    /** Calls a parser. It handles the exceptions that the parser declares; any other exception is a failure. */
    @FunctionalInterface
    public interface Target {
        void read(byte[] input) throws Exception;
    }

    private Mutations() {}

    /** Recorded texts as inputs. */
    public static List<byte[]> texts(String... recorded) {
        return Stream.of(recorded)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Fails with the first input that the parser cannot handle. */
    public static void of(List<byte[]> recorded, Target target) {
        recorded.forEach(input -> check(input, target));
        Random random = new Random(recorded.size());
        for (int i = 0; i < INPUTS; i++) {
            check(mutated(recorded, random), target);
        }
        long seconds = Long.getLong("fuzz.seconds", 0);
        Random others = new Random();
        for (long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos(); System.nanoTime() - end < 0; ) {
            check(mutated(recorded, others), target);
        }
    }

    private static void check(byte[] input, Target target) {
        try {
            target.read(input);
        } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
            throw new AssertionError("input: " + Base64.getEncoder().encodeToString(input), failure);
        }
    }

    private static byte[] mutated(List<byte[]> recorded, Random random) {
        byte[] input = recorded.get(random.nextInt(recorded.size()));
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            input = changed(input, recorded, random);
        }
        return input;
    }

    private static byte[] changed(byte[] input, List<byte[]> recorded, Random random) {
        int at = random.nextInt(input.length + 1);
        int to = Math.min(input.length, at + random.nextInt(16));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(input, random);
            case 1 -> joined(input, at, new byte[] {(byte) random.nextInt(256)}, at);
            case 2 -> joined(input, at, new byte[0], to);
            case 3 -> joined(input, at, TRICKY.get(random.nextInt(TRICKY.size())), at);
            case 4 -> joined(input, to, Arrays.copyOfRange(input, at, input.length), to);
            default -> joined(input, at, recorded.get(random.nextInt(recorded.size())), to);
        };
    }

    private static byte[] flipped(byte[] input, Random random) {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** The input up to one index, then other octets, then the input from another index. */
    private static byte[] joined(byte[] input, int until, byte[] between, int from) {
        if (input.length + between.length > LONGEST) {
            return input;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(input, 0, until);
        joined.writeBytes(between);
        joined.write(input, from, input.length - from);
        return joined.toByteArray();
    }
}
