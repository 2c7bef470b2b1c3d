package telecom.assistant.gateway.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads query parameters. Error messages never quote a value. */
public final class Parameters {

    private Parameters() {}

    /** Reads a time; empty if the parameter is missing. Throws a {@link Problem} if the value is not a time. */
    public static Optional<Instant> time(String name, String given) {
        try {
            return Optional.ofNullable(given).map(Instant::parse);
        } catch (DateTimeException e) {
            throw Problem.badRequest(name + ": not a time (expected: such as 2026-01-31T12:00:00Z)");
        }
    }

    /**
     * Reads a number from {@code least} to {@code most}; empty if the parameter is missing. Throws a {@link Problem} if
     * the value is not such a number.
     */
    public static Optional<Long> number(String name, String given, long least, long most) {
        if (given == null) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(given);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // The problem below says what was expected.
        }
        throw Problem.badRequest(name + ": not a number in range (expected: " + least + " to " + most + ")");
    }
}
