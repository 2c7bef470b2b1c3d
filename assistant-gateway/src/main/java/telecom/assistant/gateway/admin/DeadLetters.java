package telecom.assistant.gateway.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.store.deadletter.DeadLetterReplays;
import telecom.assistant.store.deadletter.Position;

/**
 * Lists what could not be processed, and puts it back where it came from. A replayed event keeps its id, so the engine
 * does not carry out anything twice.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final DeadLetterReader reader;
    private final DeadLetterReplays replays;
    private final EventPublisher publisher;
    private final AdminConfig config;
    private final MeterRegistry meters;

    DeadLetters(
            DeadLetterReader reader,
            DeadLetterReplays replays,
            EventPublisher publisher,
            AdminConfig config,
            MeterRegistry meters) {
        this.reader = reader;
        this.replays = replays;
        this.publisher = publisher;
        this.config = config;
        this.meters = meters;
    }

    /** The newest dead letters first, each with the time of its first replay; see {@link DeadLetterTopic#newest}. */
    Uni<List<DeadLetterView>> newest(int most, Integer partition, Long before) {
        return reader.newest(most, partition, before)
                .flatMap(found -> replayed(found).map(times -> found.stream()
                        .map(each -> DeadLetterView.of(each, times.get(new Position(each.partition(), each.offset()))))
                        .toList()));
    }

    /**
     * Puts a dead letter back; completes once Kafka has it. Fails with a {@link Problem} if there is no such dead
     * letter, if it was replayed before, or if it cannot be put back.
     *
     * @param again replays it even if that was done before
     */
    Uni<Replayed> replay(int partition, long offset, boolean again) {
        return reader.at(partition, offset)
                .map(found -> found.orElseThrow(() -> Problem.notFound("No dead letter there, or none any more.")))
                .flatMap(record -> refuseRepetition(partition, offset, again).flatMap(ignored -> putBack(record)));
    }

    private Uni<Void> refuseRepetition(int partition, long offset, boolean again) {
        return again
                ? Uni.createFrom().voidItem()
                : of(partition, offset, offset).invoke(this::refuse).replaceWithVoid();
    }

    private void refuse(Map<Position, Instant> replayed) {
        if (!replayed.isEmpty()) {
            throw Problem.conflict(
                    "Replayed already at " + replayed.values().iterator().next() + " (to do it again: ?again=true).");
        }
    }

    private Uni<Replayed> putBack(ConsumerRecord<byte[], byte[]> record) {
        Instant now = Instant.now();
        DeadLetterReplay replay = DeadLetterReplay.of(record);
        return publisher
                .send(replay.record())
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .transform(failure -> unavailable("dead letter not replayed", failure))
                .call(() -> mark(record, now))
                .invoke(() -> count(record, replay))
                .replaceWith(() -> new Replayed(record.partition(), record.offset(), replay.topic(), now));
    }

    /** Its failure is only logged: whatever the store says, the record is on its topic. */
    private Uni<Boolean> mark(ConsumerRecord<?, ?> record, Instant now) {
        return replays.mark(record.partition(), record.offset(), now)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "replay not recorded partition=%d offset=%d cause=%s",
                        record.partition(), record.offset(), failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(false);
    }

    private void count(ConsumerRecord<?, ?> record, DeadLetterReplay replay) {
        meters.counter("assistant.admin.replays", "topic", replay.topic()).increment();
        LOG.infof(
                "dead letter replayed partition=%d offset=%d topic=%s",
                record.partition(), record.offset(), replay.topic());
    }

    private Uni<Map<Position, Instant>> replayed(List<DeadRecord> found) {
        Map<Integer, LongSummaryStatistics> ranges = found.stream()
                .collect(Collectors.groupingBy(DeadRecord::partition, Collectors.summarizingLong(DeadRecord::offset)));
        if (ranges.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Uni.join()
                .all(ranges.entrySet().stream()
                        .map(each -> of(
                                each.getKey(),
                                each.getValue().getMin(),
                                each.getValue().getMax()))
                        .toList())
                .andFailFast()
                .map(DeadLetters::joined);
    }

    private Uni<Map<Position, Instant>> of(int partition, long first, long last) {
        return replays.of(partition, first, last + 1)
                .onFailure()
                .transform(failure -> unavailable("replays not read", failure));
    }

    private static Map<Position, Instant> joined(List<Map<Position, Instant>> all) {
        Map<Position, Instant> joined = new HashMap<>();
        all.forEach(joined::putAll);
        return joined;
    }

    private static Problem unavailable(String what, Throwable failure) {
        LOG.warnf("%s cause=%s", what, failure.getClass().getSimpleName());
        return Problem.unavailable("Kafka or the database did not answer. Ask again: asking twice does no harm.");
    }

    /** What was put back, and where to. */
    record Replayed(int partition, long offset, String topic, Instant replayedAt) {}
}
