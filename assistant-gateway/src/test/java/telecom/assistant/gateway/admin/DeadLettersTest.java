package telecom.assistant.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.kafka.PublishedEvents;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.gateway.Settings;
import telecom.assistant.store.deadletter.KnownReplays;
import telecom.assistant.store.history.KnownErasures;

class DeadLettersTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final DeadLetterRecords records = new DeadLetterRecords();
    private final PublishedEvents published = new PublishedEvents();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch gate = new CountDownLatch(1);
    private boolean gated;
    private final DeadLetterReader reader = new DeadLetterReader(Settings.admin(null), () -> {
        if (gated) {
            awaitGate();
        }
        return records.consumer();
    });
    private final KnownReplays replays = new KnownReplays();
    private final KnownErasures erasures = new KnownErasures();
    private final DeadLetters letters =
            new DeadLetters(reader, replays, new ErasedSubscribers(erasures), published, Settings.admin(null), meters);
    private final BulkReplay bulk =
            new BulkReplay(reader, letters, new ErasedSubscribers(erasures), Settings.admin(null));

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @Test
    void listsReplayedAndOtherDeadLetters() {
        records.add(0, 1);
        records.add(1, 2);
        records.add(0, 3);
        DeadLetters.Replayed replayed = replay(0, 0, false);

        List<DeadLetter> listed = letters.newest(10, null, null).await().atMost(SOON);

        assertThat(listed).extracting(DeadLetter::replayedAt).containsExactly(null, null, replayed.replayedAt());
    }

    @Test
    void listsNothingWhenThereAreNoDeadLetters() {
        assertThat(letters.newest(10, null, null).await().atMost(SOON)).isEmpty();
    }

    @Test
    void putsBackTheOriginalRecord() {
        records.add(0, 1, Topics.INBOUND, Map.of("ce_id", "event-1", "traceparent", "00-1-2-00"));

        replay(0, 0, false);

        ProducerRecord<String, byte[]> back = published.republished().get(0);
        assertThat(back.topic()).isEqualTo(Topics.INBOUND);
        assertThat(back.partition()).as("left to the key").isNull();
        assertThat(back.key()).isEqualTo(DeadLetterRecords.SUBSCRIBER);
        assertThat(new String(back.value(), StandardCharsets.UTF_8)).isEqualTo(DeadLetterRecords.TEXT);
        assertThat(back.headers().toArray())
                .extracting(Header::key)
                .containsExactlyInAnyOrder("ce_id", "traceparent", "dead-letter-replayed");
    }

    @Test
    void putsARecordForOneNodeBackOnThatNodesPartition() {
        records.add(0, 1, Topics.outbound(Channel.VOICE), Map.of());

        replay(0, 0, false);

        assertThat(published.republished().get(0).partition()).isEqualTo(7);
    }

    @Test
    void replaysOnlyOnceUnlessAskedToRepeat() {
        records.add(0, 1);
        replay(0, 0, false);

        assertRefused(0, 0, 409);
        assertThat(published.republished()).hasSize(1);

        replay(0, 0, true);
        assertThat(published.republished()).hasSize(2);
        assertThat(meters.counter("assistant.admin.replays", "topic", Topics.INBOUND)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void succeedsOnceKafkaHasTheRecordEvenIfTheReplayCannotBeStored() {
        records.add(0, 1);
        replays.becomeUnavailable();

        assertThat(replay(0, 0, false).topic()).isEqualTo(Topics.INBOUND);
        assertThat(published.republished()).hasSize(1);
    }

    @Test
    void refusesToReplayAMissingDeadLetter() {
        assertRefused(0, 0, 404);
    }

    @Test
    void refusesToReplayToAnyOtherTopic() {
        records.add(0, 1, "assistant.other", Map.of());
        records.add(0, 2, Topics.DEAD_LETTER, Map.of());

        assertRefused(0, 0, 422);
        assertRefused(0, 1, 422);
        assertThat(published.republished()).isEmpty();
    }

    @Test
    void refusesToReplayEventsFromBeforeAnErasure() {
        records.add(0, 1_000, Topics.INBOUND, Map.of("ce_time", "1970-01-01T00:00:01Z"));
        records.add(0, 9_000, Topics.INBOUND, Map.of("ce_time", "1970-01-01T00:00:09Z"));
        erasures.erased(DeadLetterRecords.SUBSCRIBER, 0, 1, 5_000);

        assertRefused(0, 0, 410);
        assertThat(published.republished()).isEmpty();

        assertThat(replay(0, 1, false).topic()).as("said after the erasure").isEqualTo(Topics.INBOUND);
    }

    @Test
    void recognisesAnEventFromBeforeAnErasureByItsPosition() {
        records.add(0, 9_000);
        erasures.erased(DeadLetterRecords.SUBSCRIBER, 7, 42, 5_000);

        assertRefused(0, 0, 410);
    }

    @Test
    void refusesToReplayWhileErasuresCannotBeRead() {
        records.add(0, 1);
        erasures.becomeUnavailable();

        assertRefused(0, 0, 503);
        assertThat(published.republished()).isEmpty();
    }

    @Test
    void replaysManyOldestFirstButNotTwiceOrFromBeforeAnErasure() {
        records.add(0, 1_000, Topics.INBOUND, Map.of("ce_id", "first"));
        records.add(1, 2_000, Topics.INBOUND, Map.of("ce_id", "second"));
        records.add(1, 3_000, "assistant.other", Map.of());
        records.add(0, 4_000, Topics.INBOUND, Map.of("ce_id", "third"));
        replay(0, 0, false);

        BulkReplay.Result result = replayMany(new DeadLetterSelection(10, null, null, null, null));

        assertThat(result.replayed()).isEqualTo(2);
        assertThat(result.refused()).extracting(BulkReplay.Refused::status).containsExactly(422);
        assertThat(result.more()).isFalse();
        assertThat(republishedIds()).containsExactly("first", "second", "third");

        records.add(0, 5_000);
        erasures.erased(DeadLetterRecords.SUBSCRIBER, 0, 1, 6_000);
        assertThat(replayMany(new DeadLetterSelection(10, Topics.INBOUND, null, null, null))
                        .refused())
                .extracting(BulkReplay.Refused::offset, BulkReplay.Refused::status)
                .containsExactly(tuple(2L, 410));
    }

    @Test
    void putsBackEventsOfAnUnknownTypeOnceTheTypeIsKnown() {
        Map<String, String> unknown = Map.of("dead-letter-reason", "UnknownEventTypeException");
        records.add(0, 1, Topics.INBOUND, withType("known", "telecom.assistant.LegClosed", unknown));
        records.add(0, 2, Topics.INBOUND, withType("still unknown", "telecom.assistant.Later", unknown));
        records.add(0, 3, Topics.INBOUND, withType("another failure", "telecom.assistant.LegClosed", Map.of()));
        NewlyKnownTypes types = new NewlyKnownTypes(bulk, new NodeRoles(List.of("engine")), Settings.admin(null));

        types.putBack().await().atMost(SOON);
        types.putBack().await().atMost(SOON);

        assertThat(republishedIds()).containsExactly("known");
    }

    @Test
    void putsBackLaterWhatKafkaDidNotTake() {
        Map<String, String> unknown = Map.of("dead-letter-reason", "UnknownEventTypeException");
        records.add(0, 1, Topics.INBOUND, withType("known", "telecom.assistant.LegClosed", unknown));
        NewlyKnownTypes types = new NewlyKnownTypes(bulk, new NodeRoles(List.of("engine")), Settings.admin(null));
        published.refuseRecords(1);

        BulkReplay.Result first = types.putBack().await().atMost(SOON);
        types.putBack().await().atMost(SOON);

        assertThat(first.refused()).extracting(BulkReplay.Refused::status).containsExactly(503);
        assertThat(first.more()).isTrue();
        assertThat(republishedIds()).containsExactly("known");
    }

    private static Map<String, String> withType(String id, String type, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        return headers;
    }

    @Test
    void replaysNoMoreThanTheSelectionAllows() {
        for (long time = 1; time <= 4; time++) {
            records.add(0, time);
        }
        Instant third = Instant.ofEpochMilli(3);

        BulkReplay.Result one = replayMany(new DeadLetterSelection(1, null, null, null, third));
        assertThat(one).isEqualTo(new BulkReplay.Result(1, List.of(), true, "0:1,1:0"));
        assertThat(replayMany(new DeadLetterSelection(9, null, "TimeoutException", null, null))
                        .replayed())
                .isZero();
        assertThat(replayMany(new DeadLetterSelection(9, null, null, third, third))
                        .replayed())
                .isEqualTo(1);
        assertThat(republishedIds()).containsExactly("event-1", "event-3");
    }

    @Test
    void findsWhatWasNotPutBackBehindAnyNumberOfThoseThatWere() {
        for (int offset = 0; offset <= 10_000; offset++) {
            records.add(0, offset + 1);
            replays.mark(0, offset, Instant.EPOCH).await().atMost(SOON);
        }
        records.add(0, 20_000);

        BulkReplay.Result result = replayMany(new DeadLetterSelection(10, null, null, null, null));

        assertThat(result).isEqualTo(new BulkReplay.Result(1, List.of(), false, "0:10002,1:0"));
        assertThat(republishedIds()).containsExactly("event-20000");
    }

    @Test
    void goesOnWhereAnEarlierRequestEnded() {
        for (long time = 1; time <= 4; time++) {
            records.add(0, time);
        }
        DeadLetterSelection two = new DeadLetterSelection(2, null, null, null, null);

        BulkReplay.Result first = replayMany(two);
        BulkReplay.Result last =
                bulk.replay(two, ReplayCursor.of("from", "0:3")).await().atMost(SOON);

        assertThat(first.next()).isEqualTo("0:2,1:0");
        assertThat(last).isEqualTo(new BulkReplay.Result(1, List.of(), false, "0:4,1:0"));
        assertThat(republishedIds()).containsExactly("event-1", "event-2", "event-4");
    }

    @Test
    void refusesAPlaceThatNoAnswerHasNamed() {
        for (String wrong : List.of("", "0", "0:", "0:1,", "a:1", "0:-1", "0:1:2", "0:9999999999999999999")) {
            assertThatThrownBy(() -> ReplayCursor.of("from", wrong))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(400));
        }
    }

    @Test
    void refusesAReadWhileTooManyAreRunning() {
        gated = true;
        var first = letters.newest(1, null, null).subscribeAsCompletionStage();

        assertThatThrownBy(() -> letters.newest(1, null, null).await().atMost(SOON))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));

        gate.countDown();
        assertThat(first).succeedsWithin(SOON);
    }

    private BulkReplay.Result replayMany(DeadLetterSelection selection) {
        return bulk.replay(selection, ReplayCursor.START).await().atMost(SOON);
    }

    private List<String> republishedIds() {
        return published.republished().stream()
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .toList();
    }

    private DeadLetters.Replayed replay(int partition, long offset, boolean again) {
        return letters.replay(partition, offset, again).await().atMost(SOON);
    }

    private void assertRefused(int partition, long offset, int status) {
        assertThatThrownBy(() -> replay(partition, offset, false))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private void awaitGate() {
        try {
            assertThat(gate.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
