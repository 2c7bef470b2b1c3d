package telecom.assistant.gateway.suggestion;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.structured.StructuredAnswers;

/** Has the model propose replies for an agent. */
@ApplicationScoped
public class SuggestionWriter {

    private final StructuredAnswers answers;

    public SuggestionWriter(StructuredAnswers answers) {
        this.answers = answers;
    }

    /**
     * Up to three suggestions, best first; there may be none. Fails if the model does, or if it writes something
     * unusable twice. Cancelling closes the upstream stream.
     */
    public Uni<List<Suggestion>> write(ModelRequest request) {
        return answers.ask(request, Proposals.FORM).map(Proposals::best);
    }
}
