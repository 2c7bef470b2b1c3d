package telecom.assistant.gateway.admin;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import telecom.assistant.store.deadletter.Position;

/**
 * Puts many dead letters back, such as those of an outage: each of them once, one after another, and those from the
 * same partition in their original order. A dead letter that cannot be put back does not stop the others.
 */
@ApplicationScoped
class BulkReplay {

    /** What became of the selected dead letters; {@code more} says whether others are still waiting to be put back. */
    record Result(int replayed, List<Refused> refused, boolean more) {}

    /** A dead letter that was not put back, and why. */
    record Refused(int partition, long offset, int status, String detail) {

        static Refused of(Position position, Problem problem) {
            return new Refused(position.partition(), position.offset(), problem.status(), problem.getMessage());
        }
    }

    private static final Comparator<DeadLetter> BY_ORIGIN = Comparator.<DeadLetter, String>comparing(
                    letter -> letter.origin().topic(), nullsLast(naturalOrder()))
            .thenComparing(letter -> letter.origin().partition(), nullsLast(naturalOrder()))
            .thenComparing(letter -> letter.origin().offset(), nullsLast(naturalOrder()))
            .thenComparing(comparing(DeadLetter::time));

    private final DeadLetterReader reader;
    private final DeadLetters letters;
    private final ErasedSubscribers erased;

    BulkReplay(DeadLetterReader reader, DeadLetters letters, ErasedSubscribers erased) {
        this.reader = reader;
        this.letters = letters;
        this.erased = erased;
    }

    /**
     * Completes once Kafka has all dead letters that can be put back; those that were refused will be selected again
     * next time. Fails with a {@link Problem} if the dead letters cannot be read at all.
     */
    Uni<Result> replay(DeadLetterSelection selection) {
        return replay(selection.most(), selection::includes);
    }

    /** As above, for the dead letters that match the predicate. */
    Uni<Result> replay(int most, Predicate<DeadLetter> wanted) {
        return reader.read(topic -> topic.oldest(wanted))
                .flatMap(letters::withReplayTimes)
                .map(found -> found.stream()
                        .filter(letter -> letter.replayedAt() == null)
                        .toList())
                .flatMap(waiting ->
                        replay(waiting.stream().sorted(BY_ORIGIN).limit(most).toList(), waiting.size() > most));
    }

    private Uni<Result> replay(List<DeadLetter> chosen, boolean more) {
        List<Position> positions = chosen.stream().map(DeadLetter::position).toList();
        return reader.read(topic -> topic.at(Set.copyOf(positions)))
                .flatMap(records -> erased.among(records.values()).flatMap(isErased -> Multi.createFrom()
                        .iterable(positions)
                        .onItem()
                        .transformToUniAndConcatenate(
                                position -> replay(position, Optional.ofNullable(records.get(position)), isErased))
                        .collect()
                        .asList()))
                .map(outcomes -> result(outcomes, more));
    }

    private Uni<Optional<Refused>> replay(
            Position position,
            Optional<ConsumerRecord<byte[], byte[]>> found,
            Predicate<ConsumerRecord<byte[], byte[]>> isErased) {
        return Uni.createFrom()
                .deferred(() -> letters.putBack(found, isErased))
                .replaceWith(Optional.<Refused>empty())
                .onFailure(Problem.class)
                .recoverWithItem(problem -> Optional.of(Refused.of(position, problem)));
    }

    private static Result result(List<Optional<Refused>> outcomes, boolean more) {
        List<Refused> refused = outcomes.stream().flatMap(Optional::stream).collect(Collectors.toList());
        return new Result(outcomes.size() - refused.size(), refused, more);
    }
}
