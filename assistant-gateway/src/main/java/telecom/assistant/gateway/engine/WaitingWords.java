package telecom.assistant.gateway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Words that wait for a turn. Words of a coalescing channel share a turn when they come within the window; others have
 * one each. When too many turns wait, the next words of the same leg share the last one, as far as it has room. Confined
 * to the lane.
 */
final class WaitingWords {

    private final EngineConfig config;
    private final Deque<WaitingTurn> turns = new ArrayDeque<>();

    WaitingWords(EngineConfig config) {
        this.config = config;
    }

    /** Joins an event to the same one that waits already, to be settled with it; false when none does. */
    boolean join(Words repeated) {
        Optional<WaitingTurn> same =
                turns.stream().filter(turn -> turn.has(repeated)).findFirst();
        same.ifPresent(turn -> turn.words.add(repeated));
        return same.isPresent();
    }

    /** Adds words; false when there is no room for more. */
    boolean add(Words words, ArrivalPolicy policy, Instant now) {
        Duration window = policy == ArrivalPolicy.COALESCE ? config.arrival().window() : Duration.ZERO;
        if (policy == ArrivalPolicy.COALESCE
                && !turns.isEmpty()
                && turns.getLast().mayBeJoined(words)) {
            turns.getLast().join(words, now);
        } else if (turns.size() < config.utterancesWaiting()) {
            turns.addLast(new WaitingTurn(List.of(words), policy, now, window));
        } else if (turns.getLast().hasRoomFor(words)) {
            turns.getLast().words.add(words);
        } else {
            return false;
        }
        return true;
    }

    /** Words whose turn has been put off are next again; more may join them as before. */
    void putBack(List<Words> words, ArrivalPolicy policy, Instant now) {
        turns.addFirst(new WaitingTurn(words, policy, now, Duration.ZERO));
    }

    /** How long the next turn still has to wait for words that may join it; empty when none waits. */
    Optional<Duration> untilNext(Instant now) {
        return Optional.ofNullable(turns.peekFirst()).map(turn -> {
            Duration left = Duration.between(now, turn.ripeAt);
            return left.isNegative() ? Duration.ZERO : left;
        });
    }

    /** The words of the turn that is next; only when there is one. */
    List<Words> next() {
        return turns.getFirst().words;
    }

    /** The next turn has begun. */
    void begun() {
        turns.removeFirst();
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /** Takes out the words of a leg, in their order. */
    List<Words> takeOut(Predicate<Words> unwanted) {
        List<Words> taken = new ArrayList<>();
        turns.forEach(turn -> turn.words.removeIf(words -> unwanted.test(words) && taken.add(words)));
        turns.removeIf(turn -> turn.words.isEmpty());
        return taken;
    }

    /** Forgets everything, and gives back the events in their order. */
    List<Arrival> drop() {
        List<Arrival> arrivals =
                takeOut(words -> true).stream().map(Words::arrival).toList();
        turns.clear();
        return arrivals;
    }

    /** Words that will begin one turn together. */
    private final class WaitingTurn {

        private final List<Words> words = new ArrayList<>();
        private final ArrivalPolicy policy;
        private final Instant latest;
        private Instant ripeAt;

        private WaitingTurn(List<Words> first, ArrivalPolicy policy, Instant now, Duration window) {
            words.addAll(first);
            this.policy = policy;
            this.latest = now.plus(config.arrival().longestWindow());
            this.ripeAt = now.plus(window);
        }

        private boolean has(Words event) {
            return words.stream().anyMatch(known -> known.utteranceId().equals(event.utteranceId()));
        }

        private boolean mayBeJoined(Words more) {
            return policy == ArrivalPolicy.COALESCE && hasRoomFor(more);
        }

        private boolean hasRoomFor(Words more) {
            Words last = words.get(words.size() - 1);
            return last.route().leg().equals(more.route().leg())
                    && words.size() < config.arrival().coalescedUtterances();
        }

        private void join(Words more, Instant now) {
            words.add(more);
            Instant extended = now.plus(config.arrival().window());
            ripeAt = extended.isBefore(latest) ? extended : latest;
        }
    }
}
