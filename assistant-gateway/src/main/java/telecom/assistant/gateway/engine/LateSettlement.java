package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.faultinjection.BrokenRule;

/**
 * What an acknowledgement would do that counted in a later ownership of its partition: an event that this engine had to
 * leave to another one, and that comes back to it, is settled before it has an outcome. Does nothing unless
 * {@link BrokenRule#LATE_SETTLE} is asked for. May be called from any thread.
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

    /** The event is left to the engine that has its partition now. */
    void abandoned(IncomingKafkaRecord<?, ?> record) {
        if (isBroken) {
            abandoned.add(Position.of(record));
        }
    }

    /** An event has come from Kafka, perhaps once more. */
    void consumed(IncomingKafkaRecord<?, ?> record) {
        if (isBroken && abandoned.remove(Position.of(record))) {
            Uni.createFrom().completionStage(record::ack).subscribe().with(settled -> {}, failure -> {});
        }
    }
}
