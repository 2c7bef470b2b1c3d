package telecom.assistant.gateway.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import telecom.assistant.store.audit.AuditEntry;

/** An entry of the audit trail as auditors see it; components that do not apply are empty. */
record EntryView(
        Instant at,
        String actor,
        String roles,
        String action,
        String subscriber,
        String conversation,
        String target,
        String address,
        String reason,
        UUID writer,
        long number) {

    static final String HEADER =
            "at,actor,roles,action,subscriber,conversation,target,address,reason,writer,number\r\n";

    static EntryView of(AuditEntry entry) {
        return new EntryView(
                entry.at(),
                entry.action().actor(),
                entry.action().roles(),
                entry.action().action(),
                entry.action().subscriber(),
                entry.action().conversation(),
                entry.action().target(),
                entry.action().address(),
                entry.action().reason(),
                entry.writer(),
                entry.number());
    }

    static String csv(List<EntryView> entries) {
        return entries.stream().map(EntryView::line).collect(Collectors.joining("", HEADER, ""));
    }

    /** The entry as a line of CSV (RFC 4180). */
    private String line() {
        return Stream.of(
                        at,
                        actor,
                        roles,
                        action,
                        subscriber,
                        conversation,
                        target,
                        address,
                        reason,
                        writer,
                        String.format(Locale.ROOT, "%d", number))
                .map(String::valueOf)
                .map(EntryView::quote)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /**
     * Quotes a cell. An apostrophe goes before any character that would make a spreadsheet evaluate the cell as a
     * formula.
     */
    private static String quote(String text) {
        String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
