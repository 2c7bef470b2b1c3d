package telecom.assistant.benchmarks.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.benchmarks.promise.Tag;

/** Checks that there are no dead letters: no fault in a run is caused by an event, so none may be given up. */
final class DeadLetterAudit {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Ledger ledger;
    private final List<Breach> breaches = new ArrayList<>();

    DeadLetterAudit(Ledger ledger) {
        this.ledger = ledger;
    }

    void check(ConsumerRecord<String, byte[]> letter) {
        String evidence = "a dead letter from %s: %s, %s"
                .formatted(
                        header(letter, "dead-letter-topic"),
                        header(letter, "ce_type"),
                        header(letter, "dead-letter-reason"));
        utteranceConcerned(letter).ifPresent(sent -> breaches.add(new Breach(Breach.Kind.DEAD_LETTER, sent, evidence)));
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "unknown" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The utterance in the event or, if it has none, the last one that had been sent when the event was given up. */
    private Optional<Sent> utteranceConcerned(ConsumerRecord<String, byte[]> letter) {
        Optional<Tag> tag = Tag.lastIn(new String(letter.value(), StandardCharsets.UTF_8));
        return tag.flatMap(ledger::find).or(() -> latestSentAt(letter.timestamp()));
    }

    private Optional<Sent> latestSentAt(long epochMillis) {
        long age = (System.currentTimeMillis() - epochMillis) * NANOS_PER_MILLI;
        long instant = System.nanoTime() - age;
        return ledger.utterances().stream()
                .filter(sent -> sent.sentAt() <= instant)
                .max(Comparator.comparingLong(Sent::sentAt));
    }

    List<Breach> breaches() {
        return List.copyOf(breaches);
    }
}
