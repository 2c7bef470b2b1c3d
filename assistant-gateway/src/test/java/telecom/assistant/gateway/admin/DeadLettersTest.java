package telecom.assistant.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.kafka.PublishedEvents;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.gateway.Settings;
import telecom.assistant.store.deadletter.KnownReplays;

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
    private final DeadLetters letters = new DeadLetters(reader, replays, published, Settings.admin(null), meters);

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @Test
    void listsWhatWasReplayedAndWhatWasNot() {
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
        assertThat(back.headers().toArray()).extracting(Header::key).containsExactlyInAnyOrder("ce_id", "traceparent");
    }

    @Test
    void putsARecordForOneNodeBackOnThatNodesPartition() {
        records.add(0, 1, Topics.outbound(Channel.VOICE), Map.of());

        replay(0, 0, false);

        assertThat(published.republished().get(0).partition()).isEqualTo(7);
    }

    @Test
    void replaysOnlyOnceUnlessToldToRepeat() {
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
    void refusesToReplayWhatDoesNotExist() {
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
    void refusesAReadWhileTooManyAreRunning() {
        gated = true;
        var first = letters.newest(1, null, null).subscribeAsCompletionStage();

        assertThatThrownBy(() -> letters.newest(1, null, null).await().atMost(SOON))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));

        gate.countDown();
        assertThat(first).succeedsWithin(SOON);
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
