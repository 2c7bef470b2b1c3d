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

/** The utterances of each turn, and the times at which conversations and replies were stored. */
final class StoredTurns {

    private final Map<String, NavigableMap<Long, Tag>> utterances = new HashMap<>();
    private final Map<String, NavigableMap<Long, Instant>> replies = new HashMap<>();
    private final Map<String, NavigableSet<Instant>> writes = new HashMap<>();
    private final Map<Tag, Instant> answered = new HashMap<>();

    /** Records an utterance of the subscriber in a turn; the last of several utterances represents all of them. */
    void addUtterance(String conversation, long turn, Tag utterance) {
        utterances.computeIfAbsent(conversation, unknown -> new TreeMap<>()).put(turn, utterance);
        replyStoredAt(conversation, turn).ifPresent(at -> answered.put(utterance, at));
    }

    /** Records when a reply, whole or cut off, was first stored. Must be called before {@link #addUtterance}. */
    void addReply(String conversation, long turn, Instant at) {
        replies.computeIfAbsent(conversation, unknown -> new TreeMap<>()).put(turn, at);
    }

    /** Records a write to a conversation. */
    void addWrite(String conversation, Instant at) {
        writes.computeIfAbsent(conversation, unknown -> new TreeSet<>()).add(at.truncatedTo(ChronoUnit.MILLIS));
    }

    Optional<Tag> utterance(String conversation, long turn) {
        return Optional.ofNullable(utterances.get(conversation)).map(turns -> turns.get(turn));
    }

    /** The time at which the reply of a turn was first stored. */
    Optional<Instant> replyStoredAt(String conversation, long turn) {
        return Optional.ofNullable(replies.get(conversation)).map(turns -> turns.get(turn));
    }

    /** The latest turn that precedes the given one and has a stored reply. */
    Optional<Long> latestRepliedBefore(String conversation, long turn) {
        return Optional.ofNullable(replies.get(conversation)).map(turns -> turns.lowerKey(turn));
    }

    /** The time at which the reply to an utterance was first stored. */
    Optional<Instant> answerStoredAt(Tag utterance) {
        return Optional.ofNullable(answered.get(utterance));
    }

    /** Whether there was a write to a conversation between two times, in whole milliseconds, both ends included. */
    boolean wasWritten(String conversation, Instant from, Instant until) {
        return Optional.ofNullable(writes.get(conversation))
                .map(all -> all.ceiling(from))
                .filter(write -> !write.isAfter(until))
                .isPresent();
    }
}
