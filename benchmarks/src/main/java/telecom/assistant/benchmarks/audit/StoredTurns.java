package telecom.assistant.benchmarks.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import telecom.assistant.benchmarks.promise.Tag;

/** What was said in each turn, and when what was stored. */
final class StoredTurns {

    private final Map<String, NavigableMap<Long, Tag>> said = new HashMap<>();
    private final Map<String, NavigableMap<Long, Instant>> replies = new HashMap<>();
    private final Map<String, NavigableSet<Instant>> writes = new HashMap<>();
    private final Map<Tag, Instant> answered = new HashMap<>();

    /** The subscriber said something in a turn; the last of several utterances stands for all of them. */
    void said(String conversation, long turn, Tag utterance) {
        said.computeIfAbsent(conversation, unknown -> new TreeMap<>()).put(turn, utterance);
        replyStoredAt(conversation, turn).ifPresent(at -> answered.put(utterance, at));
    }

    /** The reply of a turn, whole or cut off, was stored first. To be called before {@link #said}. */
    void replyStored(String conversation, long turn, Instant at) {
        replies.computeIfAbsent(conversation, unknown -> new TreeMap<>()).put(turn, at);
    }

    /** Something about a conversation was written. */
    void written(String conversation, Instant at) {
        writes.computeIfAbsent(conversation, unknown -> new TreeSet<>()).add(at.truncatedTo(ChronoUnit.MILLIS));
    }

    Optional<Tag> said(String conversation, long turn) {
        return Optional.ofNullable(said.get(conversation)).map(turns -> turns.get(turn));
    }

    /** When the reply of a turn was stored first. */
    Optional<Instant> replyStoredAt(String conversation, long turn) {
        return Optional.ofNullable(replies.get(conversation)).map(turns -> turns.get(turn));
    }

    /** The latest turn before another one whose reply is stored. */
    Optional<Long> repliedBefore(String conversation, long turn) {
        return Optional.ofNullable(replies.get(conversation)).map(turns -> turns.lowerKey(turn));
    }

    /** When the reply to an utterance was stored first. */
    Optional<Instant> answerStoredAt(Tag utterance) {
        return Optional.ofNullable(answered.get(utterance));
    }

    /** Whether anything about a conversation was written in a time, in whole milliseconds, both ends included. */
    boolean wasWritten(String conversation, Instant from, Instant until) {
        return Optional.ofNullable(writes.get(conversation))
                .map(all -> all.ceiling(from))
                .filter(write -> !write.isAfter(until))
                .isPresent();
    }
}
