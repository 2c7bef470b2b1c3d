package telecom.assistant.gateway.admin;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import telecom.assistant.store.deadletter.Position;

/**
 * Puts many dead letters back, such as those of an outage: each of them once, one after another, and those from the
 * same partition in their original order, as far as one look through the topic finds them. A dead letter that cannot be
 * put back does not stop the others.
 */
@ApplicationScoped
class BulkReplay {

    /**
     * What became of the selected dead letters.
     *
     * @param more whether others may still be waiting to be put back
     * @param next where another request continues, so that it does not have to look through the same records again
     */
    record Result(int replayed, List<Refused> refused, boolean more, String next) {}

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

    /** The first of them are the first of each partition. */
    private static final Comparator<DeadLetter> BY_POSITION = comparing(DeadLetter::offset);

    private static final int SERVER_ERROR = 500;

    private final DeadLetterReader reader;
    private final DeadLetters letters;
    private final ErasedSubscribers erased;
    private final Duration longest;

    BulkReplay(DeadLetterReader reader, DeadLetters letters, ErasedSubscribers erased, AdminConfig config) {
        this.reader = reader;
        this.letters = letters;
        this.erased = erased;
        this.longest = config.timeout();
    }

    /**
     * Completes once Kafka has all dead letters that can be put back; those that were refused will be selected again
     * next time. Fails with a {@link Problem} if the dead letters cannot be read at all.
     */
    Uni<Result> replay(DeadLetterSelection selection, ReplayCursor from) {
        return replay(selection.most(), selection::includes, from);
    }

    /** As above, for the dead letters that match the predicate. */
    Uni<Result> replay(int most, Predicate<DeadLetter> wanted, ReplayCursor from) {
        Instant until = Instant.now().plus(longest);
        return collect(new Found(List.of(), from, false), most, wanted, until).flatMap(found -> {
            List<DeadLetter> inOrder =
                    found.waiting().stream().sorted(BY_POSITION).toList();
            List<DeadLetter> chosen =
                    inOrder.stream().limit(most).sorted(BY_ORIGIN).toList();
            List<DeadLetter> leftOut = inOrder.subList(chosen.size(), inOrder.size());
            return replay(chosen).map(outcomes -> {
                List<DeadLetter> remaining = Stream.concat(leftOut.stream(), failed(chosen, outcomes))
                        .toList();
                boolean more = !remaining.isEmpty() || !found.isAll();
                return result(outcomes, more, found.next().before(remaining));
            });
        });
    }

    /** Dead letters that were not put back before, and how far the topic was read to find them. */
    private record Found(List<DeadLetter> waiting, ReplayCursor next, boolean isAll) {}

    /** Reads page after page until there are enough, the topic ends, or it has taken too long. */
    private Uni<Found> collect(Found sofar, int most, Predicate<DeadLetter> wanted, Instant until) {
        return reader.read(topic -> topic.page(wanted, sofar.next().next()))
                .flatMap(page -> letters.withReplayTimes(page.letters())
                        .map(read -> new Found(
                                Stream.concat(
                                                sofar.waiting().stream(),
                                                read.stream().filter(letter -> letter.replayedAt() == null))
                                        .toList(),
                                new ReplayCursor(page.next()),
                                page.isLast())))
                .flatMap(found -> found.isAll()
                                || found.waiting().size() >= most
                                || !Instant.now().isBefore(until)
                        ? Uni.createFrom().item(found)
                        : collect(found, most, wanted, until));
    }

    /** Those whose replay may succeed when it is tried again, because Kafka or the database did not answer. */
    private static Stream<DeadLetter> failed(List<DeadLetter> chosen, List<Optional<Refused>> outcomes) {
        return IntStream.range(0, chosen.size())
                .filter(i -> outcomes.get(i)
                        .filter(refused -> refused.status() >= SERVER_ERROR)
                        .isPresent())
                .mapToObj(chosen::get);
    }

    private Uni<List<Optional<Refused>>> replay(List<DeadLetter> chosen) {
        List<Position> positions = chosen.stream().map(DeadLetter::position).toList();
        return reader.read(topic -> topic.at(Set.copyOf(positions)))
                .flatMap(records -> erased.among(records.values()).flatMap(isErased -> Multi.createFrom()
                        .iterable(positions)
                        .onItem()
                        .transformToUniAndConcatenate(
                                position -> replay(position, Optional.ofNullable(records.get(position)), isErased))
                        .collect()
                        .asList()));
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

    private static Result result(List<Optional<Refused>> outcomes, boolean more, ReplayCursor next) {
        List<Refused> refused = outcomes.stream().flatMap(Optional::stream).collect(Collectors.toList());
        return new Result(outcomes.size() - refused.size(), refused, more, next.toString());
    }
}
