package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.faultinjection.BrokenRule;

/**
 * Breaks a rule on purpose, for {@code ./bench faults}: acknowledges an event that this engine had to leave to another
 * one as soon as the event comes back, before it has an outcome. This is what would happen if an acknowledgement from
 * an earlier assignment still counted. Does nothing unless {@link BrokenRule#LATE_SETTLE} is set. Thread-safe.
 */
final class LateSettlement {

    private final boolean isBroken;
    private final Set<Position> abandoned = ConcurrentHashMap.newKeySet();

    private record Position(int partition, long offset) {

        private static Position of(IncomingKafkaRecord<?, ?> record) {
            return new Position(record.getPartition(), record.getOffset());
        }
    }

    LateSettlement(BrokenRule rule) {
        this.isBroken = rule == BrokenRule.LATE_SETTLE;
    }

    /** Called when an event is left to the engine that has its partition now. */
    void abandoned(IncomingKafkaRecord<?, ?> record) {
        if (isBroken) {
            abandoned.add(Position.of(record));
        }
    }

    /** Called when an event has come from Kafka, possibly for the second time. */
    void consumed(IncomingKafkaRecord<?, ?> record) {
        if (isBroken && abandoned.remove(Position.of(record))) {
            Uni.createFrom().completionStage(record::ack).subscribe().with(settled -> {}, failure -> {});
        }
    }
}
