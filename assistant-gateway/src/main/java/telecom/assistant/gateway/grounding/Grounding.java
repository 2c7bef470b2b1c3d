package telecom.assistant.gateway.grounding;

import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/**
 * Lets a figure in an answer through only if the answer's prompt contains it. If none of the answer has been sent yet,
 * the model is asked once more to answer without the figure. Otherwise, or if that does not help, the answer ends
 * before the figure with a sentence that says where to find it. Thread-safe.
 */
@ApplicationScoped
public class Grounding {

    private static final String AGAIN =
            "(Answer again: your draft contained an amount, a date or a percentage that stands in no article, no"
                    + " tool's result and nothing that the subscriber said. Leave it out, and say that it is in the app or"
                    + " known to an agent.)";

    private final GroundingConfig config;
    private final KnownFacts facts;

    public Grounding(GroundingConfig config, KnownFacts facts) {
        this.config = config;
        this.facts = facts;
    }

    /**
     * Wraps a model so that its answers are checked. A subscriber's demand must be unbounded.
     *
     * @param withheld runs for each figure that is withheld
     */
    public ModelClient grounding(ModelClient model, Runnable withheld) {
        if (!config.enabled() || !facts.exist()) {
            return model;
        }
        return request -> new AbstractMulti<>() {
            @Override
            public void subscribe(MultiSubscriber<? super ModelChunk> downstream) {
                new GroundedAnswer(Grounding.this, model, request, withheld, downstream).begin();
            }
        };
    }

    /** Whether every figure in a text stands in these messages. Without anything to take figures from, all may be said. */
    public boolean holds(String text, List<ChatMessage> messages) {
        if (!config.enabled() || !facts.exist()) {
            return true;
        }
        List<Figure> figures = Figures.in(text);
        Grounds grounds = figures.isEmpty() ? null : Grounds.in(messages);
        return figures.stream().allMatch(figure -> grounds.contain(figure));
    }

    static ModelRequest again(ModelRequest request) {
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        messages.add(ChatMessage.assistant("[not shown]"));
        messages.add(ChatMessage.user(AGAIN));
        return request.withMessages(messages);
    }

    /** The sentence that replaces a figure, in the language of the answer that contains it. */
    String instead(String answer) {
        boolean korean =
                answer.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
        return config.instead().getOrDefault(korean ? "ko" : "en", "");
    }
}
