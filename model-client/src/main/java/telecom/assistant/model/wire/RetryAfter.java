package telecom.assistant.model.wire;

import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads how long a tier asks its clients to wait: from {@code Retry-After} (RFC 9110, section 10.2.3), which holds a
 * date or seconds, on some servers with a fraction; or from Azure OpenAI's {@code retry-after-ms}, which is more exact.
 */
final class RetryAfter {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9}");
    private static final int MILLIS_DIGITS = 3;
    private static final int NANOS_DIGITS = 9;

    private RetryAfter() {}

    /** Reads the headers; the result is never negative, and empty when they are absent or malformed. */
    static Optional<Duration> readFrom(MultiMap headers, Instant now) {
        return number(headers.get("retry-after-ms"), NANOS_DIGITS - MILLIS_DIGITS)
                .or(() -> parse(headers.get("retry-after"), now));
    }

    /** Reads the value of {@code Retry-After}. */
    static Optional<Duration> parse(String header, Instant now) {
        return number(header, NANOS_DIGITS).or(() -> date(header, now));
    }

    /** @param digits the power of ten that converts the unit to nanoseconds */
    private static Optional<Duration> number(String header, int digits) {
        return Optional.ofNullable(header)
                .map(String::strip)
                .filter(value -> NUMBER.matcher(value).matches())
                .map(value -> Duration.ofNanos(
                        new BigDecimal(value).scaleByPowerOfTen(digits).longValue()));
    }

    private static Optional<Duration> date(String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            Instant then = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
