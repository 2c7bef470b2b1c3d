package telecom.assistant.benchmarks.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.kafka.TopicLog;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Store;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.Topics;

/**
 * Watches a run from its beginning, and afterwards compares the records in Kafka with what the database contained when
 * they were sent. It reports no false breaches, but may miss real ones.
 */
public final class Audit implements AutoCloseable {

    private static final List<Channel> CHANNELS = List.of(Channel.VOICE, Channel.SMS, Channel.WEB);

    private final EventCodec codec = new EventCodec();
    private final TopicLog log;
    private final StoreNotes notes;
    private final SettlementWatch watch;

    private Audit(String bootstrap, Store store) {
        this.log = new TopicLog(bootstrap);
        this.notes = new StoreNotes(store);
        this.watch = SettlementWatch.on(bootstrap);
    }

    /** Begins to watch. There must not be any utterances yet. */
    public static Audit of(Cluster cluster) {
        return new Audit(cluster.stack().kafka().bootstrapServers(), cluster.store());
    }

    /** Checks the run so far, and returns the breaches that were found. */
    public List<Breach> breaches(Ledger ledger) {
        StoredTurns stored = notes.read();
        List<Breach> all = new ArrayList<>();
        all.addAll(outboundBreaches(stored, ledger));
        all.addAll(inboundBreaches(stored, ledger));
        DeadLetterAudit deadLetters = new DeadLetterAudit(ledger);
        log.read(Topics.DEAD_LETTER, deadLetters::check);
        all.addAll(deadLetters.breaches());
        return all;
    }

    private List<Breach> outboundBreaches(StoredTurns stored, Ledger ledger) {
        OutboundAudit order = new OutboundAudit(stored, ledger);
        LegAudit legs = new LegAudit();
        CHANNELS.forEach(channel -> log.read(Topics.outbound(channel), record -> {
            OutboundEvent event = decoded(record, OutboundEvent.class);
            order.check(event, Instant.ofEpochMilli(record.timestamp()));
            legs.recordSent(event);
        }));
        List<Breach> all = new ArrayList<>(order.breaches());
        ledger.accounts().forEach(account -> all.addAll(legs.check(account)));
        return all;
    }

    private List<Breach> inboundBreaches(StoredTurns stored, Ledger ledger) {
        InboundAudit settlement = new InboundAudit(stored, watch.settlements(), ledger);
        log.read(
                Topics.INBOUND,
                record -> settlement.check(decoded(record, InboundEvent.class), record.partition(), record.offset()));
        return settlement.breaches();
    }

    private <E extends Event> E decoded(ConsumerRecord<String, byte[]> record, Class<E> family) {
        return codec.decode(record.headers(), record.value(), family).event();
    }

    @Override
    public void close() {
        watch.close();
    }
}
