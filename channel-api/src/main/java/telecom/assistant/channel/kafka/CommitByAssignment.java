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
 * under which its record was polled. The throttled strategy finds what it knows of a partition by topic and number alone:
 * if a partition goes and comes back while a record is being processed, the late acknowledgment would count for the same
 * record as polled again, whose processing may not be over. This holds for dead letters, too, which are acknowledged
 * once Kafka has them.
 *
 * <p>A channel may have been given its partitions by its settings ({@code assign-seek}) instead of by the consumer group.
 * The throttled strategy is never told of such partitions and would commit nothing for them; this one tells it.
 *
 * <p>Rebalances are reported on the polling thread, everything else happens on the context of the channel. An
 * acknowledgment is checked and counted in one task of that context. A partition's new assignment is known here before
 * any of its records is polled, so none can come between the check and the count.
 */
public final class CommitByAssignment extends ContextHolder implements KafkaCommitHandler {

    private static final Logger LOG = Logger.getLogger(CommitByAssignment.class);

    /** The name of this strategy in the settings of a channel ({@code commit-strategy}). */
    public static final String STRATEGY = "throttled-by-assignment";

    /** That of the records of a consumer outside of any group. */
    private static final int NO_GENERATION = -1;

    private final KafkaThrottledLatestProcessedCommit throttled;
    private final KafkaConsumer<?, ?> consumer;
    private final Set<TopicPartition> given;
    /** The generation of the consumer group in which the current assignment of each partition began. */
    private final Map<TopicPartition, Integer> since = new ConcurrentHashMap<>();

    private CommitByAssignment(
            Vertx vertx,
            KafkaThrottledLatestProcessedCommit throttled,
            KafkaConsumer<?, ?> consumer,
            Set<TopicPartition> given) {
        super(vertx, throttled.getTimeoutInMillis());
        this.throttled = throttled;
        this.consumer = consumer;
        this.given = given;
    }

    @Override
    public void capture(io.vertx.mutiny.core.Context channelContext) {
        capture(channelContext.getDelegate());
    }

    @Override
    public void capture(Context channelContext) {
        super.capture(channelContext);
        throttled.capture(channelContext);
        if (!given.isEmpty()) {
            assigned(given, NO_GENERATION);
        }
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        assigned(partitions, consumer.unwrap().groupMetadata().generationId());
    }

    private void assigned(Collection<TopicPartition> partitions, int generation) {
        partitions.forEach(partition -> since.put(partition, generation));
        throttled.partitionsAssigned(partitions);
    }

    /**
     * Commits what has been acknowledged, as far as the consumer group still allows it. Whoever listens to the rebalance has
     * to be told of it in any case.
     */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(since::remove);
        try {
            throttled.partitionsRevoked(partitions);
        } catch (KafkaException | CompletionException refused) {
            LOG.warnf(
                    "offsets not committed, their records will be redelivered cause=%s",
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

    /** Completes without any effect if the record's assignment is over. */
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
        Integer begun = since.get(new TopicPartition(record.getTopic(), record.getPartition()));
        return begun != null && record.getConsumerGroupGenerationId() >= begun;
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
            Set<TopicPartition> given = KafkaSource.getOffsetSeeks(
                            config.getAssignSeek().orElse(null), config.getChannel(), KafkaSource.getTopics(config))
                    .keySet();
            return new CommitByAssignment(
                    vertx, throttled.create(config, vertx, consumer, reportFailure), consumer, given);
        }
    }
}
