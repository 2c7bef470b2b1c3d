package telecom.assistant.gateway.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.store.deadletter.DeadLetterReplays;
import telecom.assistant.store.deadletter.Position;

/**
 * Lists dead letters and puts them back on the topic that they came from. A replayed event keeps its id, so the engine
 * does not carry it out twice.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String UNAVAILABLE =
            "Kafka or the database did not answer. Try again: repeating the request does no harm.";

    private final DeadLetterReader reader;
    private final DeadLetterReplays replays;
    private final ErasedSubscribers erased;
    private final EventPublisher publisher;
    private final AdminConfig config;
    private final MeterRegistry meters;

    DeadLetters(
            DeadLetterReader reader,
            DeadLetterReplays replays,
            ErasedSubscribers erased,
            EventPublisher publisher,
            AdminConfig config,
            MeterRegistry meters) {
        this.reader = reader;
        this.replays = replays;
        this.erased = erased;
        this.publisher = publisher;
        this.config = config;
        this.meters = meters;
    }

    /** The newest dead letters first, each with the time of its first replay; see {@link DeadLetterTopic#newest}. */
    Uni<List<DeadLetter>> newest(int most, Integer partition, Long before) {
        return reader.read(topic -> topic.newest(most, partition, before)).flatMap(this::withReplayTimes);
    }

    /** The same dead letters, each with the time of its first replay. */
    Uni<List<DeadLetter>> withReplayTimes(List<DeadLetter> found) {
        return replayTimes(found).map(times -> found.stream()
                .map(each -> each.withReplayedAt(times.get(each.position())))
                .toList());
    }

    /**
     * Puts a dead letter back; completes once Kafka has it. Fails with a {@link Problem} if there is no such dead
     * letter, if it was replayed before, if its subscriber has been erased in the meantime, or if it cannot be put
     * back.
     *
     * @param again replays it even if it was replayed before
     */
    Uni<Replayed> replay(int partition, long offset, boolean again) {
        return reader.read(topic -> topic.at(partition, offset))
                .call(() -> again ? Uni.createFrom().voidItem() : refuseRepetition(partition, offset))
                .flatMap(found -> erased.among(found.stream().toList()).flatMap(isErased -> putBack(found, isErased)));
    }

    private Uni<?> refuseRepetition(int partition, long offset) {
        return replayTimes(partition, offset, offset)
                .invoke(times -> times.values().forEach(time -> {
                    throw Problem.conflict("Already replayed at " + time + " (to do it again: ?again=true).");
                }));
    }

    /**
     * Puts a dead letter back. Throws a {@link Problem} if it does not exist or is from before its subscriber's
     * erasure.
     */
    Uni<Replayed> putBack(
            Optional<ConsumerRecord<byte[], byte[]>> found, Predicate<ConsumerRecord<byte[], byte[]>> isErased) {
        ConsumerRecord<byte[], byte[]> dead =
                found.orElseThrow(() -> Problem.notFound("There is no such dead letter."));
        if (isErased.test(dead)) {
            throw Problem.gone("subscriber: erased in the meantime (expected: an event from after the erasure)");
        }
        Instant now = Instant.now();
        ProducerRecord<String, byte[]> replay = DeadLetterReplay.of(dead, now);
        Replayed replayed = new Replayed(dead.partition(), dead.offset(), replay.topic(), now);
        return publisher
                .send(replay)
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .transform(Problem.unavailable(LOG, "dead letter not replayed", UNAVAILABLE))
                .call(() -> mark(replayed))
                .invoke(() -> count(replayed))
                .replaceWith(replayed);
    }

    /**
     * Records the replay in the database. A failure is only logged, because the record is already back on its topic.
     */
    private Uni<Boolean> mark(Replayed replayed) {
        return replays.mark(replayed.partition(), replayed.offset(), replayed.replayedAt())
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "replay not recorded partition=%d offset=%d cause=%s",
                            replayed.partition(),
                            replayed.offset(),
                            failure.getClass().getSimpleName());
                    return false;
                });
    }

    private void count(Replayed replayed) {
        meters.counter("assistant.admin.replays", "topic", replayed.topic()).increment();
        LOG.infof(
                "dead letter replayed partition=%d offset=%d topic=%s",
                replayed.partition(), replayed.offset(), replayed.topic());
    }

    private Uni<? extends Map<Position, Instant>> replayTimes(List<DeadLetter> found) {
        Map<Integer, LongSummaryStatistics> offsets = found.stream()
                .collect(Collectors.groupingBy(DeadLetter::partition, Collectors.summarizingLong(DeadLetter::offset)));
        return Multi.createFrom()
                .iterable(offsets.entrySet())
                .onItem()
                .transformToUniAndMerge(each -> replayTimes(
                        each.getKey(), each.getValue().getMin(), each.getValue().getMax()))
                .collect()
                .in(HashMap<Position, Instant>::new, Map::putAll);
    }

    private Uni<Map<Position, Instant>> replayTimes(int partition, long first, long last) {
        return replays.of(partition, first, last + 1)
                .onFailure()
                .transform(Problem.unavailable(LOG, "replays not read", UNAVAILABLE));
    }

    /** A dead letter that was put back, the topic it was put back on, and the time. */
    record Replayed(int partition, long offset, String topic, Instant replayedAt) {}
}
