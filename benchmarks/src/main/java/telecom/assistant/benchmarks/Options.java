package telecom.assistant.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The options on a command line, each with a value. Anything else causes an {@link IllegalArgumentException}. */
final class Options {

    private final Map<String, String> values = new HashMap<>();

    /** @param names the options that are allowed */
    Options(List<String> words, String... names) {
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (!List.of(names).contains(name)) {
                throw unexpected(name, names);
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            values.put(name, rest.next());
        }
    }

    static void refuseAny(List<String> words) {
        if (!words.isEmpty()) {
            throw unexpected(words.get(0));
        }
    }

    private static IllegalArgumentException unexpected(String name, String... names) {
        return new IllegalArgumentException("option: " + name + " (expected: " + listed(names) + ")");
    }

    private static String listed(String... names) {
        int last = names.length - 1;
        return last < 0 ? "none" : String.join(", ", Arrays.copyOf(names, last)) + " or " + names[last];
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Those of these options that were given, with their values, as command-line arguments. */
    List<String> arguments(String... names) {
        return Arrays.stream(names)
                .filter(values::containsKey)
                .flatMap(name -> Stream.of(name, values.get(name)))
                .toList();
    }

    int number(String name, int fallback) {
        String value = values.getOrDefault(name, Integer.toString(fallback));
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: a number)");
        }
        return Integer.parseInt(value);
    }
}
