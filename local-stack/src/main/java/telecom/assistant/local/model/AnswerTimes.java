package telecom.assistant.local.model;

import java.util.Optional;

/**
 * Records when the latest streamed requests were received and answered. Safe for use by many threads; forgets the
 * oldest.
 */
final class AnswerTimes {
    private static final int CAPACITY = 1 << 16;

    private final long[] numbers = new long[CAPACITY];
    private final long[] received = new long[CAPACITY];
    private final long[] firstTokens = new long[CAPACITY];

    /** @param receivedAt as in {@link AnswerTime#received} */
    synchronized void add(long number, long receivedAt, long firstTokenAt) {
        int slot = slot(number);
        numbers[slot] = number;
        received[slot] = receivedAt;
        firstTokens[slot] = firstTokenAt;
    }

    synchronized Optional<AnswerTime> of(long number) {
        int slot = slot(number);
        return number > 0 && numbers[slot] == number
                ? Optional.of(new AnswerTime(received[slot], firstTokens[slot]))
                : Optional.empty();
    }

    private static int slot(long number) {
        return (int) (number % CAPACITY);
    }
}
