package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Keeps what could not be processed on {@code assistant.dead-letter}: the original bytes and headers, why and where from. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final MutinyEmitter<byte[]> emitter;
    private final MeterRegistry meters;

    DeadLetters(@Channel("dead-letter") MutinyEmitter<byte[]> emitter, MeterRegistry meters) {
        this.emitter = emitter;
        this.meters = meters;
    }

    /** Completes when the broker has it. */
    Uni<Void> keep(Message<byte[]> message, Throwable reason) {
        String why = reason.getClass().getSimpleName();
        meters.counter("assistant.dead.letters", "reason", why).increment();
        IncomingKafkaRecordMetadata<?, ?> origin =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        LOG.errorf(
                "dead letter topic=%s partition=%d offset=%d cause=%s",
                origin.getTopic(), origin.getPartition(), origin.getOffset(), why);
        Headers headers = new RecordHeaders(origin.getHeaders().toArray());
        add(headers, "dead-letter-reason", why);
        add(headers, "dead-letter-topic", origin.getTopic());
        add(headers, "dead-letter-partition", Integer.toString(origin.getPartition()));
        add(headers, "dead-letter-offset", Long.toString(origin.getOffset()));
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(origin.getKey() == null ? null : origin.getKey().toString())
                .withHeaders(headers)
                .build();
        return emitter.sendMessage(Message.of(message.getPayload()).addMetadata(metadata));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
