package telecom.assistant.gateway.suggestion;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.gateway.grounding.Grounding;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.structured.StructuredAnswers;

/**
 * Has the model propose replies for an agent. One with an amount, a date or a percentage that stands in no article and
 * nothing that was said is left out, and counted as {@code assistant.suggestions.withheld}.
 */
@ApplicationScoped
public class SuggestionWriter {

    private final StructuredAnswers answers;
    private final Grounding grounding;
    private final Counter withheld;

    public SuggestionWriter(StructuredAnswers answers, Grounding grounding, MeterRegistry meters) {
        this.answers = answers;
        this.grounding = grounding;
        this.withheld = meters.counter("assistant.suggestions.withheld");
    }

    /**
     * Up to three suggestions, best first; there may be none. Fails if the model does, or if it writes something
     * unusable twice. Cancelling closes the upstream stream.
     */
    public Uni<List<Suggestion>> write(ModelRequest request) {
        return answers.ask(request, Proposals.FORM)
                .map(proposals -> proposals.best(proposal -> isGrounded(proposal.text(), request.messages())));
    }

    private boolean isGrounded(String text, List<ChatMessage> messages) {
        boolean holds = grounding.holds(text, messages);
        if (!holds) {
            withheld.increment();
        }
        return holds;
    }
}
