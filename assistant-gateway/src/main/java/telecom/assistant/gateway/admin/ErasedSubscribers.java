package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.store.history.Erasures;

/**
 * Finds dead letters from before their subscriber's erasure, because putting one back would restore data that was
 * erased. Events from after the erasure make the person a subscriber again, so their dead letters may be put back.
 */
@ApplicationScoped
class ErasedSubscribers {

    private static final Logger LOG = Logger.getLogger(ErasedSubscribers.class);

    private final Erasures erasures;

    ErasedSubscribers(Erasures erasures) {
        this.erasures = erasures;
    }

    /**
     * A predicate that tells whether one of the given letters is from before its subscriber's erasure; fails with a
     * {@link Problem} if the erasures cannot be read.
     */
    Uni<Predicate<ConsumerRecord<byte[], byte[]>>> among(Collection<ConsumerRecord<byte[], byte[]>> letters) {
        Set<SubscriberId> subscribers = letters.stream()
                .flatMap(ErasedSubscribers::subscribers)
                .map(SubscriberId::new)
                .collect(Collectors.toSet());
        return erasures.of(subscribers)
                .onFailure()
                .transform(Problem.unavailable(
                        LOG, "erasures not read", "The database did not answer. Try again: repeating does no harm."))
                .map(known -> letter -> isErased(letter, known));
    }

    private static boolean isErased(ConsumerRecord<byte[], byte[]> letter, Map<SubscriberId, SettledThrough> known) {
        return subscribers(letter)
                .map(subscriber -> known.get(new SubscriberId(subscriber)))
                .anyMatch(erasure -> erasure != null && isBefore(letter, erasure));
    }

    /**
     * Whether a letter is from before an erasure. Compares positions where possible, and times as well, because a
     * letter that was put back has a newer position.
     */
    private static boolean isBefore(ConsumerRecord<byte[], byte[]> letter, SettledThrough erasure) {
        DeadLetter.Origin origin = DeadLetter.of(letter).origin();
        boolean earlier = Topics.INBOUND.equals(origin.topic())
                && Objects.equals(origin.partition(), erasure.partition())
                && origin.offset() != null
                && origin.offset() <= erasure.offset();
        return earlier || erasure.erasedAfter(timeOf(letter));
    }

    /**
     * The pseudonyms in a letter: the record's key, and the event's subject, by which the engine finds the subscriber.
     */
    private static Stream<String> subscribers(ConsumerRecord<byte[], byte[]> letter) {
        return Stream.of(text(letter.key()), header(letter, "ce_subject")).filter(NamedSubscriber::isPseudonym);
    }

    private static Instant timeOf(ConsumerRecord<byte[], byte[]> letter) {
        Instant recorded = Instant.ofEpochMilli(letter.timestamp());
        String time = header(letter, "ce_time");
        if (time == null) {
            return recorded;
        }
        try {
            Instant happened = OffsetDateTime.parse(time).toInstant();
            return happened.isBefore(recorded) ? happened : recorded;
        } catch (DateTimeException e) {
            return recorded;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
