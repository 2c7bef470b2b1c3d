package telecom.assistant.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.channel.Channel;

class DeadLetterAuditTest {

    private final Ledger ledger = new Ledger();
    private final Account account = ledger.open(Channel.WEB);
    private final DeadLetterAudit audit = new DeadLetterAudit(ledger);

    @Test
    void reportsTheUtteranceInTheLetterAndTheReasonWhyItWasGivenUp() {
        Sent first = account.say();
        account.say();

        audit.check(letter(first.text()));

        assertThat(audit.breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.kind()).isEqualTo(Breach.Kind.DEAD_LETTER);
            assertThat(breach.sent().tag()).isEqualTo(first.tag());
            assertThat(breach.evidence()).contains("assistant.inbound").contains("TimeoutException");
        });
    }

    @Test
    void reportsTheLatestUtteranceWhenTheLetterNamesNone() {
        account.say();
        Sent last = account.say();

        audit.check(letter("{}"));

        assertThat(audit.breaches()).extracting(breach -> breach.sent().tag()).containsExactly(last.tag());
    }

    private static ConsumerRecord<String, byte[]> letter(String text) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("dead-letter-topic", "assistant.inbound".getBytes(StandardCharsets.UTF_8));
        headers.add("dead-letter-reason", "TimeoutException".getBytes(StandardCharsets.UTF_8));
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "assistant.dead-letter",
                0,
                0,
                System.currentTimeMillis() + 1_000,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                "key",
                value,
                headers,
                Optional.empty());
    }
}
