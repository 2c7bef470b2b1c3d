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
 * The incidents in force, in the memory of each node with the role engine. One that is pinned or ended is known within {@code
 * assistant.incidents.refresh}; while the database does not answer, those of before stay. Thread-safe.
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
     * What is said about an incident.
     *
     * @param also whether the message asks about something else, too, which the model has to answer
     */
    public record Answer(String text, boolean also) {}

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
        Asked asked = OutageQuestion.in(message);
        if (asked == Asked.NOT) {
            return Preview.UNRELATED;
        }
        if (!Places.fit(places, message)) {
            return Preview.ELSEWHERE;
        }
        return asked == Asked.ALSO ? Preview.MODEL_TOLD : Preview.ANSWERED;
    }

    /** These incidents, which never change. */
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

    /** What is to be said to somebody who asks about an incident; empty if the message is about something else. */
    public Optional<Answer> answerTo(String message, String language) {
        List<StoredIncident> known = inForce;
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Asked asked = OutageQuestion.in(message);
        if (asked == Asked.NOT) {
            return Optional.empty();
        }
        Optional<Answer> answer = known.stream()
                .filter(incident -> Places.fit(incident.places(), message))
                .findFirst()
                .map(incident ->
                        new Answer(Language.choose(language, incident.ko(), incident.en()), asked == Asked.ALSO));
        answer.ifPresent(
                given -> meters.counter("assistant.incidents.answers", "model", given.also() ? "asked" : "spared")
                        .increment());
        return answer;
    }
}
