package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.integration.harness.RawRecords.bytes;
import static telecom.assistant.integration.harness.RawRecords.event;
import static telecom.assistant.integration.harness.RawRecords.header;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.RawRecords;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.Handset;

/**
 * An event that cannot be processed becomes a dead letter, its partition continues, and operators can see and replay
 * it.
 */
class DeadLetterIT {

    private static final String INBOUND = "assistant.inbound";
    private static final String DEAD_LETTER = "assistant.dead-letter";
    private static final int INBOUND_PARTITIONS = 64;

    private final World world = World.running();
    private final Administration admin = new Administration(world.gateway());

    @Test
    void aPoisonRecordDoesNotStopItsPartition() {
        String poison = "malformed event " + UUID.randomUUID();
        try (RawRecords records = world.records()) {
            for (int partition = 0; partition < INBOUND_PARTITIONS; partition++) {
                records.put(new ProducerRecord<>(INBOUND, partition, null, bytes(poison)));
            }
        }

        String number = World.freshNumber();
        try (DirectLineChat chat = world.chat("app-poison-" + number, "이서연", number)) {
            chat.say("이번 달 요금 얼마예요?", "ko-KR");
            eventually("the reply", () -> chat.replies().size() == 1);
        }
        eventually("a dead letter from each partition", () -> partitions(admin.deadLetters(INBOUND))
                .containsAll(IntStream.range(0, INBOUND_PARTITIONS).boxed().toList()));
        JsonNode listed = admin.deadLetters(INBOUND).get(0);
        assertThat(listed.path("reason").asText()).isEqualTo("UndecodableEventException");
        assertThat(listed.path("replayedAt").isNull()).isTrue();
        assertThat(listed.toString()).doesNotContain(poison);
    }

    @Test
    void aDeadLetterThatCanNowBeProcessedIsReplayedOnce() {
        String number = World.freshNumber();
        Handset handset = world.handset(number);
        String id = "text-" + UUID.randomUUID();
        try (RawRecords records = world.records()) {
            records.put(asDeadLetter(text(number, id)));
        }
        eventually("the dead letter", () -> letter(id) != null);
        assertThat(handset.received()).isEmpty();

        assertThat(admin.replay(letter(id), "").status()).isEqualTo(202);
        eventually("the reply", () -> handset.received().size() == 1);
        assertThat(letter(id).path("replayedAt").isTextual()).isTrue();

        assertThat(admin.replay(letter(id), "").status()).isEqualTo(409);
        assertThat(admin.replay(letter(id), "?again=true").status()).isEqualTo(202);
        try (RawRecords records = world.records()) {
            records.put(text(number, "text-" + UUID.randomUUID()));
        }
        eventually("the reply to another text", () -> handset.received().size() >= 2);
        assertThat(handset.received()).as("the first is not answered twice").hasSize(2);
    }

    @Test
    void unknownDeadLettersAndThoseOfOtherTopicsAreNotReplayed() {
        ProducerRecord<String, byte[]> foreign = new ProducerRecord<>(DEAD_LETTER, null, "k", bytes("{}"));
        header(foreign, "dead-letter-topic", "of.somebody.else");
        try (RawRecords records = world.records()) {
            records.put(foreign);
        }
        eventually(
                "the dead letter", () -> !admin.deadLetters("of.somebody.else").isEmpty());
        JsonNode listed = admin.deadLetters("of.somebody.else").get(0);

        assertThat(admin.replay(listed, "").status()).isEqualTo(422);
        assertThat(admin.ask("POST", "/admin/dead-letters/0/999999/replay", null)
                        .status())
                .isEqualTo(404);
        assertThat(admin.get("/admin/dead-letters?limit=many").status()).isEqualTo(400);
    }

    @Test
    void theDeadLettersOfAnOutageAreReplayedTogetherExceptThoseOfSubscribersErasedSince() {
        String number = World.freshNumber();
        String erasedNumber = World.freshNumber();
        String erased = admin.ask("DELETE", "/admin/subscribers", "{\"number\":\"" + erasedNumber + "\"}")
                .body()
                .path("subscriber")
                .asText();
        Handset handset = world.handset(number);
        Handset erasedHandset = world.handset(erasedNumber);
        String reason = "Outage" + number.substring(1);
        String first = "text-" + UUID.randomUUID();
        String second = "text-" + UUID.randomUUID();
        try (RawRecords records = world.records()) {
            records.put(asDeadLetter(text(number, first), reason));
            records.put(asDeadLetter(anHourAgo(text(erasedNumber, second, erased)), reason));
        }
        eventually("the dead letters", () -> letter(first) != null && letter(second) != null);
        eventually("the erasure", () -> admin.replay(letter(second), "").status() == 410);

        Administration.Answer answer = admin.ask("POST", "/admin/dead-letters/replay?limit=10&reason=" + reason, null);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("replayed").asInt()).isEqualTo(1);
        assertThat(answer.body().path("refused").findValuesAsText("status")).containsExactly("410");
        eventually("the reply", () -> handset.received().size() == 1);
        assertThat(erasedHandset.received()).isEmpty();
        assertThat(admin.ask("POST", "/admin/dead-letters/replay?limit=0", null).status())
                .isEqualTo(400);
        assertThat(admin.ask("POST", "/admin/dead-letters/replay?since=yesterday", null)
                        .type())
                .isEqualTo("application/problem+json");
    }

    private JsonNode letter(String id) {
        return admin.deadLetters(INBOUND).stream()
                .filter(letter -> letter.path("event").path("id").asText().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static List<Integer> partitions(List<JsonNode> letters) {
        return letters.stream()
                .map(letter -> letter.path("origin").path("partition").asInt())
                .toList();
    }

    /** The record as a dead letter. */
    private static ProducerRecord<String, byte[]> asDeadLetter(ProducerRecord<String, byte[]> record) {
        return asDeadLetter(record, "TimeoutException");
    }

    private static ProducerRecord<String, byte[]> asDeadLetter(ProducerRecord<String, byte[]> record, String reason) {
        ProducerRecord<String, byte[]> dead = new ProducerRecord<>(DEAD_LETTER, null, record.key(), record.value());
        header(dead, "dead-letter-reason", reason);
        header(dead, "dead-letter-topic", record.topic());
        header(dead, "dead-letter-partition", "3");
        header(dead, "dead-letter-offset", "7");
        record.headers().forEach(dead.headers()::add);
        return dead;
    }

    /** The event as if it had happened an hour ago. */
    private static ProducerRecord<String, byte[]> anHourAgo(ProducerRecord<String, byte[]> record) {
        record.headers().remove("ce_time");
        header(record, "ce_time", Instant.now().minus(Duration.ofHours(1)).toString());
        return record;
    }

    private static ProducerRecord<String, byte[]> text(String number, String id) {
        return text(number, id, "dead-letter-test" + number.replace("+", "-"));
    }

    private static ProducerRecord<String, byte[]> text(String number, String id, String subscriber) {
        return event(INBOUND, "UtteranceReceived", id, subscriber, """
                {"route":{"channel":"sms","leg":"pair-%s","subscriberAddress":"%s","serviceAddress":"114"},
                 "text":"이번 달 요금 얼마예요?","language":"ko","confidence":1}""".formatted(number.substring(1), number));
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
