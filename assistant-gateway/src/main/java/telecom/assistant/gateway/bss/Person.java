package telecom.assistant.gateway.bss;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import telecom.assistant.gateway.guard.DefusedText;

/** What the BSS said about one subscriber, and when. */
record Person(List<Subscription> subscriptions, List<Bucket> left, Instant readAt) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Which parts may be shown. */
    record Shown(boolean plan, boolean name, boolean allowances) {

        boolean any() {
            return plan || name || allowances;
        }
    }

    /** The lines for a prompt; nobody if there is nothing to say. */
    KnownPerson known(Shown shown, ZoneId zone) {
        StringBuilder lines = new StringBuilder();
        add(lines, "Name", shown.name(), distinct(Subscription::holder));
        add(lines, "Plan", shown.plan(), distinct(Subscription::plan));
        add(lines, "Left", shown.allowances(), left.stream().map(Person::line).collect(Collectors.joining("; ")));
        return lines.isEmpty()
                ? KnownPerson.NOBODY
                : new KnownPerson(lines + "Read: " + TIME.format(readAt.atZone(zone)) + " (" + zone + ")\n");
    }

    private String distinct(Function<Subscription, String> part) {
        return subscriptions.stream()
                .map(part)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String line(Bucket bucket) {
        return bucket.shown() + (bucket.validUntil() == null ? "" : " until " + bucket.validUntil());
    }

    private static void add(StringBuilder lines, String label, boolean shown, String value) {
        if (shown && !value.isEmpty()) {
            lines.append(label).append(": ").append(DefusedText.ofName(value)).append('\n');
        }
    }
}
