package telecom.assistant.channel.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Creates token buckets that start full and are refilled at a steady rate. */
public final class Buckets {

    private Buckets() {}

    /** @param tokens the bucket's capacity, and the number of tokens added in each period; 0 for no limit */
    public static Bucket of(int tokens, Duration period, LongSupplier nanos) {
        long capacity = tokens == 0 ? Integer.MAX_VALUE : tokens;
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(capacity)
                        .refillGreedy(capacity, period)
                        .build())
                .withCustomTimePrecision(new Nanos(nanos))
                .build();
    }

    private record Nanos(LongSupplier nanos) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
