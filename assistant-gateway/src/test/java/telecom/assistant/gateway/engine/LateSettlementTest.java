package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.faultinjection.BrokenRule;

class LateSettlementTest {

    private final List<Long> settled = new ArrayList<>();

    @Test
    void settlesAnAbandonedEventWhenItComesBack() {
        LateSettlement late = new LateSettlement(BrokenRule.LATE_SETTLE);
        late.abandoned(record(7));

        late.consumed(record(6));
        late.consumed(record(7));
        late.consumed(record(7));

        assertThat(settled).containsExactly(7L);
    }

    @Test
    void settlesNothingUnlessTheRuleIsBroken() {
        LateSettlement late = new LateSettlement(BrokenRule.NONE);
        late.abandoned(record(7));

        late.consumed(record(7));

        assertThat(settled).isEmpty();
    }

    private IncomingKafkaRecord<String, byte[]> record(long offset) {
        ConsumerRecord<String, byte[]> consumed =
                new ConsumerRecord<>("assistant.inbound", 3, offset, "key", new byte[0]);
        return new IncomingKafkaRecord<>(consumed, "inbound", 0, new Commits(), null, false);
    }

    /** Records acknowledgements. */
    private final class Commits implements KafkaCommitHandler {
        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
            settled.add(record.getOffset());
            return Uni.createFrom().voidItem();
        }
    }
}
