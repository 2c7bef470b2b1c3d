package telecom.assistant.gateway.admin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.Wellness;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jboss.logging.Logger;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.gateway.startup.RefusedConnection;

/**
 * Checks at startup, and at intervals from then on, whether the assistant's topics exist, delete their records in time
 * but not too early, or keep them if they have to be kept, have the replicas and partitions that they need, and can be
 * written to. It runs in the background, so that startup does not wait for it; findings fail the node's wellness check
 * and have no other effect. This is not a readiness check, because every other node would find the same. It reports UP
 * until Kafka has answered once; another check shows whether Kafka is reachable.
 */
@Wellness
@ApplicationScoped
class TopicCheck implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TopicCheck.class);

    private final AdminConfig config;
    private final NodeRoles roles;
    private final TopicRequirements required;
    private final Callable<Map<String, Optional<TopicState>>> settings;
    /** The latest findings; null until Kafka has answered once. */
    private volatile List<TopicFinding> findings;

    @Inject
    TopicCheck(
            AdminConfig config,
            NodeRoles roles,
            ChannelProfiles channels,
            @ConfigProperty(name = "assistant.node.partitions", defaultValue = "16") int nodePartitions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry meters) {
        this(config, roles, nodePartitions, () -> TopicSettings.read(kafka, config.timeout(), topics(channels)));
        Gauge.builder("assistant.admin.topics.unfit", () -> findings == null ? 0 : findings.size())
                .description("Topics that are missing, have unsuitable settings, or cannot be written to")
                .register(meters);
    }

    /** Every topic that the assistant uses. */
    static List<String> topics(ChannelProfiles channels) {
        return Stream.concat(
                        Stream.of(Topics.INBOUND, Topics.DESK, Topics.DEAD_LETTER, Topics.AUDIT_HEADS),
                        channels.channels().stream().map(Topics::outbound))
                .sorted()
                .toList();
    }

    TopicCheck(
            AdminConfig config,
            NodeRoles roles,
            int nodePartitions,
            Callable<Map<String, Optional<TopicState>>> settings) {
        this.config = config;
        this.roles = roles;
        this.required = new TopicRequirements(config, nodePartitions);
        this.settings = settings;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        if (roles.has("engine")) {
            vertx.setPeriodic(
                    1, config.topicCheckInterval().toMillis(), tick -> vertx.executeBlocking(this::check, false));
        }
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("topics");
        List<TopicFinding> latest = findings;
        if (latest == null) {
            return response.up().withData("topics", "not checked yet").build();
        }
        latest.forEach(finding -> response.withData(finding.topic(), finding.description()));
        return response.status(latest.isEmpty()).build();
    }

    /** Checks now; if Kafka does not answer, the previous findings stay. */
    Void check() {
        try {
            keep(settings.call().entrySet().stream()
                    .flatMap(each -> TopicFinding.of(each.getKey(), each.getValue(), required).stream())
                    .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warnf(
                    "topics not checked cause=\"%s\"",
                    RefusedConnection.toKafka(e).orElseGet(() -> e.getClass().getSimpleName()));
        }
        return null;
    }

    /** Logs each finding only once. */
    private void keep(List<TopicFinding> found) {
        List<TopicFinding> known = findings == null ? List.of() : findings;
        found.stream()
                .filter(finding -> !known.contains(finding))
                .forEach(finding -> LOG.warnf("topic unfit topic=%s cause=%s", finding.topic(), finding.description()));
        findings = found;
    }
}
