package telecom.assistant.local.smsc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Joins parts, which may arrive in any order. Keeps a bounded number of incomplete messages; drops the oldest first.
 */
final class Reassembly {
    private static final int LIMIT = 1_000;

    private record Key(String from, String to, int reference, int total) {}

    /** A complete message. */
    record CompleteMessage(String text, int segments) {}

    private final Map<Key, TreeMap<Integer, MessagePart>> incomplete = new LinkedHashMap<>();

    /** Adds a part; returns the message if it is now complete. A part that has arrived before is ignored. */
    synchronized Optional<CompleteMessage> add(String from, String to, MessagePart part) {
        if (part.total() <= 1) {
            return Optional.of(new CompleteMessage(part.text(), 1));
        }
        Key key = new Key(from, to, part.reference(), part.total());
        TreeMap<Integer, MessagePart> parts = incomplete.computeIfAbsent(key, first -> new TreeMap<>());
        parts.putIfAbsent(part.number(), part);
        if (parts.size() < part.total()) {
            dropOldest();
            return Optional.empty();
        }
        incomplete.remove(key);
        String text = parts.values().stream().map(MessagePart::text).collect(Collectors.joining());
        return Optional.of(new CompleteMessage(text, parts.size()));
    }

    private void dropOldest() {
        if (incomplete.size() > LIMIT) {
            incomplete.remove(incomplete.keySet().iterator().next());
        }
    }
}
