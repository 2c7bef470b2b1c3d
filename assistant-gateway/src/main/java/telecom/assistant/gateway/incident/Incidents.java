package telecom.assistant.gateway.incident;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.store.knowledge.IncidentStore;
import telecom.assistant.store.knowledge.StoredIncident;

/**
 * The incidents in force, kept in memory on each node with the role engine. A change takes effect within {@code
 * assistant.incidents.refresh}; while the database does not answer, the last known incidents stay in force.
 * Thread-safe.
 */
@Startup
@ApplicationScoped
public class Incidents {

    private final IncidentStore store;
    private final IncidentConfig config;
    private final NodeRoles roles;
    private final Timers timers;
    private final MeterRegistry meters;
    private volatile List<StoredIncident> inForce = List.of();
    private Cancellable refreshing = () -> {};

    Incidents(IncidentStore store, IncidentConfig config, NodeRoles roles, Timers timers, MeterRegistry meters) {
        this.store = store;
        this.config = config;
        this.roles = roles;
        this.timers = timers;
        this.meters = meters;
        Gauge.builder("assistant.incidents.pinned", () -> inForce.size())
                .description("Incidents in force that this node knows")
                .register(meters);
    }

    /**
     * The answer to a question about an incident.
     *
     * @param hasOtherQuestion whether the message also asks about something else, which the model must answer
     */
    public record Answer(String text, boolean hasOtherQuestion) {}

    /** What would become of a message, for who is about to pin an incident. */
    public enum Preview {
        /** It gets the incident's words, and the model is not asked. */
        ANSWERED,
        /** The model answers, and knows of the incident. */
        MODEL_TOLD,
        /** It is about another place. */
        ELSEWHERE,
        /** It is about something else. */
        UNRELATED
    }

    /** What would become of a message if there were an incident in these places. */
    public static Preview preview(List<String> places, String message) {
        MessageTopic topic = OutageQuestion.in(message);
        if (topic == MessageTopic.OTHER) {
            return Preview.UNRELATED;
        }
        if (!Places.match(places, message)) {
            return Preview.ELSEWHERE;
        }
        return topic == MessageTopic.OUTAGE_AND_MORE ? Preview.MODEL_TOLD : Preview.ANSWERED;
    }

    /** A fixed set of incidents. */
    public static Incidents of(List<StoredIncident> incidents, MeterRegistry meters) {
        Incidents fixed = new Incidents(null, null, null, null, meters);
        fixed.inForce = List.copyOf(incidents);
        return fixed;
    }

    @PostConstruct
    void start() {
        if (roles.has("engine")) {
            refreshing = Periodic.every(config.refresh(), timers, "incidents not read", () -> store.inForce()
                    .invoke(read -> inForce = read));
        }
    }

    @PreDestroy
    void stop() {
        refreshing.cancel();
    }

    /** The answer to a message that asks about an incident; empty if the message is about something else. */
    public Optional<Answer> answerTo(String message, String language) {
        List<StoredIncident> known = inForce;
        if (known.isEmpty()) {
            return Optional.empty();
        }
        MessageTopic topic = OutageQuestion.in(message);
        if (topic == MessageTopic.OTHER) {
            return Optional.empty();
        }
        Optional<Answer> answer = known.stream()
                .filter(incident -> Places.match(incident.places(), message))
                .findFirst()
                .map(incident -> new Answer(
                        Language.choose(language, incident.ko(), incident.en()),
                        topic == MessageTopic.OUTAGE_AND_MORE));
        answer.ifPresent(given -> meters.counter(
                        "assistant.incidents.answers", "model", given.hasOtherQuestion() ? "asked" : "spared")
                .increment());
        return answer;
    }
}
