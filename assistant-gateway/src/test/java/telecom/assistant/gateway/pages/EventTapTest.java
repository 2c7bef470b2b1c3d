package telecom.assistant.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.InboundEvent.SilenceDetected;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.gateway.Settings;

class EventTapTest {

    private static final Route CALL = new Route(Channel.VOICE, "call-1", "+821000000101", "114", 0);

    private final List<MockConsumer<byte[], byte[]>> consumers = new CopyOnWriteArrayList<>();
    private final List<SeenEvent> seen = new CopyOnWriteArrayList<>();
    private final EventTap tap = new EventTap(2, Settings.channels(), this::consumer);

    @AfterEach
    void close() {
        tap.close();
    }

    @Test
    void showsEventsToAWatcher() {
        tap.watch(seen::add);

        passAnEvent();

        await().untilAsserted(() -> assertThat(seen).extracting(SeenEvent::type).containsExactly("SilenceDetected"));
    }

    @Test
    void readsOnlyWhileSomeoneWatches() {
        assertThat(consumers).isEmpty();
        Runnable first = tap.watch(event -> {}).orElseThrow();
        Runnable second = tap.watch(seen::add).orElseThrow();
        await().until(() -> consumers.size() == 1);

        first.run();
        passAnEvent();
        await().until(() -> seen.size() == 1);
        assertThat(consumers.get(0).closed()).isFalse();

        second.run();
        await().until(() -> consumers.get(0).closed());
    }

    @Test
    void readsAgainWhenSomeoneComesBack() {
        tap.watch(event -> {}).orElseThrow().run();
        tap.watch(seen::add);

        await().until(() -> consumers.stream().anyMatch(consumer -> !consumer.closed() && isReading(consumer)));
    }

    @Test
    void refusesOneWatcherTooMany() {
        tap.watch(event -> {});
        Runnable leave = tap.watch(seen::add).orElseThrow();

        assertThat(tap.watch(event -> {})).isEmpty();
        leave.run();
        assertThat(tap.watch(event -> {})).isPresent();
    }

    private void passAnEvent() {
        await().until(() -> consumers.size() == 1 && isReading(consumers.get(0)));
        MockConsumer<byte[], byte[]> consumer = consumers.get(0);
        consumer.schedulePollTask(() -> consumer.addRecord(SeenEventTest.received(new SilenceDetected(CALL))));
    }

    private static boolean isReading(MockConsumer<byte[], byte[]> consumer) {
        return !consumer.assignment().isEmpty();
    }

    private MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.LATEST.name());
        List<String> topics = Stream.concat(
                        Stream.of(Topics.INBOUND, Topics.DESK),
                        Settings.channels().channels().stream().map(Topics::outbound))
                .toList();
        topics.forEach(
                topic -> consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null))));
        consumer.updateEndOffsets(
                topics.stream().collect(Collectors.toMap(topic -> new TopicPartition(topic, 0), topic -> 0L)));
        consumers.add(consumer);
        return consumer;
    }
}
