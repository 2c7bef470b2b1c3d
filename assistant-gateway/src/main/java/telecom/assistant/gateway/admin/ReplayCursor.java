package telecom.assistant.gateway.admin;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far the dead letters have been looked through: the offset at which to go on in each partition. As a text it is
 * {@code 0:17,1:4}.
 */
record ReplayCursor(Map<Integer, Long> next) {

    static final ReplayCursor START = new ReplayCursor(Map.of());

    private static final Pattern FORM = Pattern.compile("\\d{1,9}:\\d{1,18}(,\\d{1,9}:\\d{1,18}){0,999}");

    ReplayCursor {
        next = Map.copyOf(next);
    }

    /** Reads what an answer said; the start if nothing was given. Fails with a {@link Problem} for anything else. */
    static ReplayCursor of(String name, String given) {
        if (given == null) {
            return START;
        }
        if (!FORM.matcher(given).matches()) {
            throw Problem.badRequest(name + ": not a place (expected: the field next of an earlier answer)");
        }
        Map<Integer, Long> next = new TreeMap<>();
        for (String part : given.split(",", -1)) {
            int colon = part.indexOf(':');
            next.put(Integer.valueOf(part.substring(0, colon)), Long.valueOf(part.substring(colon + 1)));
        }
        return new ReplayCursor(next);
    }

    /** The same, but not beyond a dead letter that was left out. */
    ReplayCursor before(Iterable<DeadLetter> leftOut) {
        Map<Integer, Long> earlier = new TreeMap<>(next);
        leftOut.forEach(letter -> earlier.merge(letter.partition(), letter.offset(), Math::min));
        return new ReplayCursor(earlier);
    }

    @Override
    public String toString() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(","));
    }
}
