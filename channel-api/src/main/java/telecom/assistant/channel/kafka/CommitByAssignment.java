package telecom.assistant.channel.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.commit.KafkaThrottledLatestProcessedCommit;
import io.smallrye.reactive.messaging.kafka.impl.KafkaSource;
import io.smallrye.reactive.messaging.providers.helpers.VertxContext;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * SmallRye's throttled commit strategy, except that an acknowledgment counts only in the assignment of the partition
 * under which its record was polled. The throttled strategy keeps its state by topic and partition number alone. If a
 * partition is revoked and assigned again while a record is being processed, the late acknowledgment would also count
 * for the second poll of that record, whose processing may not be over. The same applies to dead letters, which are
 * acknowledged once Kafka has them.
 *
 * <p>A channel's partitions may be assigned by its settings ({@code assign-seek}) instead of by the consumer group. The
 * throttled strategy is not notified of such partitions and would commit nothing for them; this class notifies it.
 *
 * <p>Rebalances are reported on the polling thread; everything else happens on the channel's context. An acknowledgment
 * is checked and counted in one task of that context. A new assignment is recorded here before any of its records is
 * polled, so no record of a new assignment can come between the check and the count.
 */
public final class CommitByAssignment extends ContextHolder implements KafkaCommitHandler {

    private static final Logger LOG = Logger.getLogger(CommitByAssignment.class);

    /** The name of this strategy in the settings of a channel ({@code commit-strategy}). */
    public static final String STRATEGY = "throttled-by-assignment";

    /** The generation of records polled by a consumer that is not in a group. */
    private static final int NO_GENERATION = -1;

    private final KafkaThrottledLatestProcessedCommit throttled;
    private final KafkaConsumer<?, ?> consumer;
    private final Set<TopicPartition> fixedPartitions;
    /** The generation of the consumer group in which the current assignment of each partition began. */
    private final Map<TopicPartition, Integer> generations = new ConcurrentHashMap<>();

    private CommitByAssignment(
            Vertx vertx,
            KafkaThrottledLatestProcessedCommit throttled,
            KafkaConsumer<?, ?> consumer,
            Set<TopicPartition> fixedPartitions) {
        super(vertx, throttled.getTimeoutInMillis());
        this.throttled = throttled;
        this.consumer = consumer;
        this.fixedPartitions = fixedPartitions;
    }

    @Override
    public void capture(io.vertx.mutiny.core.Context channelContext) {
        capture(channelContext.getDelegate());
    }

    @Override
    public void capture(Context channelContext) {
        super.capture(channelContext);
        throttled.capture(channelContext);
        if (!fixedPartitions.isEmpty()) {
            recordAssignment(fixedPartitions, NO_GENERATION);
        }
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        recordAssignment(partitions, consumer.unwrap().groupMetadata().generationId());
    }

    private void recordAssignment(Collection<TopicPartition> partitions, int generation) {
        partitions.forEach(partition -> generations.put(partition, generation));
        throttled.partitionsAssigned(partitions);
    }

    /**
     * Commits what has been acknowledged, as far as the consumer group still allows it. A refusal is only logged,
     * because the rebalance listener must be notified in any case.
     */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(generations::remove);
        try {
            throttled.partitionsRevoked(partitions);
        } catch (KafkaException | CompletionException refused) {
            LOG.warnf(
                    "offsets could not be committed, so records will be redelivered cause=%s",
                    refused.getClass().getSimpleName());
        }
    }

    @Override
    public <K, V> Multi<IncomingKafkaRecord<K, V>> decorateStream(Multi<IncomingKafkaRecord<K, V>> consumed) {
        return throttled.decorateStream(consumed);
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        return isCurrent(record) ? throttled.received(record) : Uni.createFrom().item(record);
    }

    /** Counts the acknowledgment of a record. Completes without effect if the record's assignment is over. */
    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        return Uni.createFrom()
                .completionStage(
                        VertxContext.<Void>runOnEventLoopContext(getContext().getDelegate(), done -> {
                            if (isCurrent(record)) {
                                throttled.handle(record).subscribe().with(done::complete, done::completeExceptionally);
                            } else {
                                record.runOnMessageContext(() -> done.complete(null));
                            }
                        }));
    }

    private boolean isCurrent(IncomingKafkaRecord<?, ?> record) {
        Integer assignedIn = generations.get(new TopicPartition(record.getTopic(), record.getPartition()));
        return assignedIn != null && record.getConsumerGroupGenerationId() >= assignedIn;
    }

    @Override
    public void terminate(boolean graceful) {
        throttled.terminate(graceful);
    }

    /** Makes the strategy available to the channels. */
    @ApplicationScoped
    @Identifier(STRATEGY)
    public static class Factory implements KafkaCommitHandler.Factory {

        private final KafkaThrottledLatestProcessedCommit.Factory throttled;

        public Factory(
                @Identifier(KafkaCommitHandler.Strategy.THROTTLED)
                        KafkaThrottledLatestProcessedCommit.Factory throttled) {
            this.throttled = throttled;
        }

        @Override
        public CommitByAssignment create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            Set<TopicPartition> fixedPartitions = KafkaSource.getOffsetSeeks(
                            config.getAssignSeek().orElse(null), config.getChannel(), KafkaSource.getTopics(config))
                    .keySet();
            return new CommitByAssignment(
                    vertx, throttled.create(config, vertx, consumer, reportFailure), consumer, fixedPartitions);
        }
    }
}
