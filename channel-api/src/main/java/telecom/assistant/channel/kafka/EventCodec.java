package telecom.assistant.channel.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.channel.event.TraceParent;

/**
 * Converts events to Kafka records and back: CloudEvents 1.0 in binary mode (Kafka Protocol Binding, section 3.2), JSON
 * data, the W3C {@code traceparent} header, and the subscriber as the key. Unknown JSON fields are ignored, so that
 * older nodes can read the events of newer ones. Texts are written without NUL and unpaired surrogates. Safe for use by
 * many threads.
 */
public final class EventCodec {

    private static final String TYPE_PREFIX = "telecom.assistant.";
    /** An extension attribute (CloudEvents 1.0, section 3.1.3), which older nodes ignore. */
    private static final String SHOWN = "shown";

    private static final String TRACE_HEADER = "traceparent";

    private static final Map<String, Class<? extends Event>> TYPES = Stream.of(
                    InboundEvent.FromChannel.class,
                    InboundEvent.FromDesk.class,
                    InboundEvent.FromOperations.class,
                    OutboundEvent.class,
                    DeskEvent.class)
            .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
            .map(type -> type.<Event>asSubclass(Event.class))
            .collect(Collectors.toUnmodifiableMap(EventCodec::typeOf, Function.identity()));

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new WellFormedTexts())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Whether this version knows an event type, given as in the CloudEvents attribute. */
    public static boolean knows(String type) {
        return TYPES.containsKey(type);
    }

    /**
     * Encodes an event as a record for its topic. The route determines the partition if it names one, and otherwise the
     * key.
     */
    public ProducerRecord<String, byte[]> encode(Envelope<?> envelope) {
        Event event = envelope.event();
        String subscriber = envelope.subscriber().value();
        long timestamp = envelope.time().toEpochMilli();
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(URI.create(envelope.source()))
                .withType(typeOf(event.getClass()))
                .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                .withSubject(subscriber)
                .withData("application/json", toJson(event));
        if (envelope.shown() != null) {
            builder = builder.withExtension(SHOWN, envelope.shown().toString());
        }
        CloudEvent cloudEvent = builder.build();
        Integer partition = event instanceof OutboundEvent out ? out.route().partition() : null;
        ProducerRecord<String, byte[]> encoded = KafkaMessageFactory.createWriter(
                        Topics.of(event), partition, timestamp, subscriber)
                .writeBinary(cloudEvent);
        encoded.headers().add(TRACE_HEADER, envelope.trace().toString().getBytes(StandardCharsets.UTF_8));
        return encoded;
    }

    /**
     * Reads an event of the expected direction.
     *
     * @throws UnknownEventTypeException when this version does not know the event's type
     * @throws UndecodableEventException when the record cannot be decoded as such an event for any other reason
     */
    public <E extends Event> Envelope<E> decode(Headers headers, byte[] value, Class<E> direction) {
        try {
            MessageReader reader = KafkaMessageFactory.createReader(headers, value);
            return envelope(reader.toEvent(), headers, direction);
        } catch (CloudEventRWException | IllegalStateException e) {
            // The cause might quote the data.
            throw new UndecodableEventException("record: not a CloudEvent in binary mode");
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new UndecodableEventException("record: malformed (expected: a CloudEvent with all its attributes)");
        }
    }

    private <E extends Event> Envelope<E> envelope(CloudEvent cloudEvent, Headers headers, Class<E> direction) {
        Class<? extends Event> type = TYPES.get(cloudEvent.getType());
        if (type == null) {
            throw new UnknownEventTypeException(cloudEvent.getType());
        }
        if (!direction.isAssignableFrom(type)) {
            throw new UndecodableEventException(
                    "type: " + cloudEvent.getType() + " (expected: one of " + direction.getSimpleName() + ")");
        }
        if (cloudEvent.getSubject() == null || cloudEvent.getData() == null) {
            throw new UndecodableEventException("event: no subject or no data (expected: both)");
        }
        OffsetDateTime time = cloudEvent.getTime();
        return new Envelope<>(
                cloudEvent.getId(),
                cloudEvent.getSource().toString(),
                time == null ? Instant.now() : time.toInstant(),
                new SubscriberId(cloudEvent.getSubject()),
                trace(headers).orElseGet(TraceParent::start),
                direction.cast(fromJson(cloudEvent.getData().toBytes(), type)),
                Optional.ofNullable(cloudEvent.getExtension(SHOWN))
                        .flatMap(shown -> ShownTurn.parse(shown.toString()))
                        .orElse(null));
    }

    /** Reads the event in a message of a Kafka channel; see {@link #decode(Headers, byte[], Class)}. */
    public <E extends Event> Envelope<E> decode(Message<byte[]> message, Class<E> direction) {
        Headers headers = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .<Headers>map(metadata -> metadata.getHeaders())
                .orElseThrow(
                        () -> new IllegalArgumentException("message: no Kafka headers (expected: a Kafka channel)"));
        return decode(headers, message.getPayload(), direction);
    }

    private static Optional<TraceParent> trace(Headers headers) {
        return Optional.ofNullable(headers.lastHeader(TRACE_HEADER))
                .map(Header::value)
                .flatMap(value -> TraceParent.parse(new String(value, StandardCharsets.UTF_8)));
    }

    private byte[] toJson(Event event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }

    private Event fromJson(byte[] data, Class<? extends Event> type) {
        try {
            return json.readValue(data, type);
        } catch (IOException e) {
            // The cause would quote the data, which may hold an utterance or a number.
            throw new UndecodableEventException("data: not a " + type.getSimpleName());
        }
    }

    private static String typeOf(Class<?> type) {
        return TYPE_PREFIX + type.getSimpleName();
    }
}
