package telecom.assistant.gateway.reply;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import telecom.assistant.model.ModelConfig;

/**
 * Refuses to start when more turns are admitted to the model than its tiers accept: the excess ones would get the
 * apology at once instead of waiting, and priorities would have no effect.
 */
@ApplicationScoped
class AdmissionCheck {

    void check(@Observes StartupEvent started, AdmissionConfig admission, ModelConfig model) {
        int places = model.order().stream()
                .map(model.tiers()::get)
                .filter(Objects::nonNull)
                .mapToInt(ModelConfig.Tier::maxConcurrent)
                .sum();
        if (admission.turnsAtOnce() > places) {
            throw new IllegalStateException("assistant.admission.turns-at-once: " + admission.turnsAtOnce()
                    + " (expected: at most " + places
                    + ", the sum of max-concurrent of the tiers in assistant.model.order, and"
                    + " somewhat less to leave room for summaries and suggestions)");
        }
    }
}
