package telecom.assistant.channel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Creates ids: time-ordered ones where order matters, and derived ones where repeated work must get the same id. */
public final class Ids {

    private static final TimeBasedEpochGenerator TIME_ORDERED = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /**
     * A new time-ordered id (RFC 9562, version 7). Later ids compare greater, and fill the pages of an index in order.
     */
    public static UUID timeOrdered() {
        return TIME_ORDERED.generate();
    }

    /** A time-ordered id that is always the same for the same time, purpose and origin. */
    public static UUID timeOrdered(Instant at, String purpose, String origin) {
        UUID rest = derived(purpose, origin);
        long high = at.toEpochMilli() << 16 | 0x7000 | (rest.getMostSignificantBits() & 0xFFF);
        return new UUID(high, rest.getLeastSignificantBits());
    }

    /** The time in a time-ordered id. */
    public static Instant timeOf(UUID timeOrdered) {
        return Instant.ofEpochMilli(timeOrdered.getMostSignificantBits() >>> 16);
    }

    /** An id that is always the same for the same purpose and origin, so that repeated work has the same result. */
    public static UUID derived(String purpose, String origin) {
        return UUID.nameUUIDFromBytes((purpose + '\n' + origin).getBytes(StandardCharsets.UTF_8));
    }
}
