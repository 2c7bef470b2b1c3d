package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.faultinjection.FaultInjection;
import telecom.assistant.channel.flow.InFlight;
import telecom.assistant.channel.kafka.DeadLetter;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.UnknownEventTypeException;

/**
 * Consumes events from {@code assistant.inbound} and passes each to its conversation. An offset is committed once the
 * outcomes of its event and of every earlier event in the partition are durable.
 */
@ApplicationScoped
class InboundConsumer {

    private static final Logger LOG = Logger.getLogger(InboundConsumer.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration SETTLING_LIMIT = Duration.ofMinutes(10);

    private final Lanes lanes;
    private final MeterRegistry meters;
    private final InFlight inFlight;
    private final TextShare texts;
    private final LateSettlement lateSettlement;
    private final EventCodec codec = new EventCodec();
    private final AtomicInteger unsettled = new AtomicInteger();

    InboundConsumer(Lanes lanes, TextShare texts, EngineConfig config, FaultInjection faults, MeterRegistry meters) {
        this.lanes = lanes;
        this.texts = texts;
        this.meters = meters;
        this.lateSettlement = new LateSettlement(faults.brokenRule());
        this.inFlight = new InFlight(config.eventsInFlight());
        Gauge.builder("assistant.engine.events.in.flight", inFlight, InFlight::entered)
                .description("Consumed events whose outcome is not durable yet")
                .register(meters);
        Gauge.builder("assistant.engine.events.unsettled", unsettled, AtomicInteger::get)
                .description("Events whose offset could not be settled with Kafka")
                .register(meters);
    }

    @Incoming("inbound")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(IncomingKafkaRecord<String, byte[]> record) {
        return inFlight.enter().invoke(() -> dispatch(record));
    }

    private void dispatch(IncomingKafkaRecord<String, byte[]> record) {
        // A record whose assignment is over is not acknowledged: the node that has its partition now polls it again.
        lanes.assignmentOf(record.getPartition(), record.getConsumerGroupGenerationId())
                .ifPresentOrElse(assignment -> dispatch(record, assignment), inFlight::leave);
    }

    private void dispatch(IncomingKafkaRecord<String, byte[]> record, Assignment assignment) {
        Offset offset = new Offset(record);
        lateSettlement.consumed(record);
        UnsettledEvent event;
        try {
            Envelope<InboundEvent> envelope =
                    codec.decode(record.getHeaders(), record.getPayload(), InboundEvent.class);
            Runnable uncount = texts.count(envelope);
            boolean replay = record.getHeaders().lastHeader(DeadLetter.REPLAYED_HEADER) != null;
            event = new UnsettledEvent(assignment, record.getOffset(), envelope, replay, offset, uncount);
        } catch (UnknownEventTypeException e) {
            String subject = header(record, "ce_subject");
            if (subject == null || subject.isBlank()) {
                offset.failed(e);
            } else {
                LOG.warnf("event of an unknown type partition=%d offset=%d", record.getPartition(), record.getOffset());
                lanes.hold(assignment, new SubscriberId(subject), offset, e);
            }
            return;
        } catch (RuntimeException e) {
            offset.failed(e);
            return;
        }
        lanes.accept(event, texts.isExceeded());
    }

    private static String header(IncomingKafkaRecord<?, ?> record, String name) {
        Header header = record.getHeaders().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The offset of a consumed record. */
    private final class Offset implements UnsettledEvent.Settlement {

        private final IncomingKafkaRecord<?, ?> record;

        private Offset(IncomingKafkaRecord<?, ?> record) {
            this.record = record;
        }

        @Override
        public void done() {
            settle(record::ack);
        }

        /**
         * The channel's failure strategy puts the record on the dead-letter topic; then its offset can be committed.
         */
        @Override
        public void failed(Throwable failure) {
            meters.counter(
                            "assistant.engine.dead.letters",
                            "cause",
                            failure.getClass().getSimpleName())
                    .increment();
            settle(() -> record.nack(new DeadLetter(failure)));
        }

        /** Leaves the offset uncommitted, so that the partition's new owner starts from it. */
        @Override
        public void abandoned() {
            lateSettlement.abandoned(record);
            inFlight.leave();
        }

        private void settle(Supplier<CompletionStage<Void>> outcome) {
            // Until this offset is settled, no later one in the partition can be committed.
            Uni.createFrom()
                    .completionStage(outcome)
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                    .expireIn(SETTLING_LIMIT.toMillis())
                    .onTermination()
                    .invoke(inFlight::leave)
                    .subscribe()
                    .with(settled -> {}, InboundConsumer.this::gaveUp);
        }
    }

    private void gaveUp(Throwable cause) {
        LOG.errorf(
                "offset could not be settled, so its partition commits no more offsets cause=%s",
                cause.getClass().getSimpleName());
        unsettled.incrementAndGet();
    }

    /**
     * The number of events that have an outcome but whose offset could not be settled with Kafka. No later offset in
     * their partitions is committed until this process is restarted; then they are consumed again.
     */
    int unsettled() {
        return unsettled.get();
    }
}
