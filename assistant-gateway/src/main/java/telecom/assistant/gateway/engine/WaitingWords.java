package telecom.assistant.gateway.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Words that wait for the turn before them, each for a turn of its own. When too many wait, the next ones share the last
 * turn, so that the queue is bounded and nothing is lost. Confined to the lane.
 */
final class WaitingWords {

    private final int limit;
    private final Deque<List<Words>> turns = new ArrayDeque<>();

    WaitingWords(int limit) {
        this.limit = limit;
    }

    /** Adds words; those of an event that waits already are only to be settled with it. */
    void add(Words words) {
        List<Words> shared = sameEvent(words).orElse(turns.size() < limit ? null : turns.getLast());
        if (shared == null) {
            turns.addLast(new ArrayList<>(List.of(words)));
        } else {
            shared.add(words);
        }
    }

    private Optional<List<Words>> sameEvent(Words words) {
        return turns.stream()
                .filter(turn ->
                        turn.stream().anyMatch(known -> known.utteranceId().equals(words.utteranceId())))
                .findFirst();
    }

    /** The words of the turn that is next; null when none waits. */
    List<Words> next() {
        return turns.peekFirst();
    }

    /** The next turn has begun. */
    void begun() {
        turns.removeFirst();
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /** Forgets everything, and gives back the events in their order. */
    List<Arrival> drop() {
        List<Arrival> arrivals =
                turns.stream().flatMap(List::stream).map(Words::arrival).toList();
        turns.clear();
        return arrivals;
    }
}
