package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import telecom.assistant.conversation.turn.Conversation;
import telecom.assistant.conversation.turn.Effect;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.gateway.prompt.ConversationPrompts;
import telecom.assistant.model.ModelRequest;

/** Has the model write suggested replies for the agent of a conversation, one set at a time. Confined to the lane. */
final class Suggestions {

    private static final Logger LOG = Logger.getLogger(Suggestions.class);

    private final Engine engine;
    private final ConversationPrompts prompts;
    private final Consumer<Event> events;
    private Cancellable writing = () -> {};

    Suggestions(Engine engine, ConversationPrompts prompts, Consumer<Event> events) {
        this.engine = engine;
        this.prompts = prompts;
        this.events = events;
    }

    void write(Effect.AskForSuggestions ask) {
        stop();
        Conversation conversation = ask.memory().conversation();
        ModelRequest request = engine.answers()
                .grounded(
                        prompts.suggestions(conversation.context()),
                        conversation.context(),
                        conversation.subscriber().language());
        writing = engine.suggestions()
                .write(request.withTraceparent(ask.cause().trace().child().toString()))
                .subscribe()
                .with(
                        written -> events.accept(new Event.SuggestionsWritten(ask.basedOn(), written, ask.cause())),
                        failure -> LOG.warnf(
                                "suggestions not written conversation=%s cause=%s",
                                conversation.id(), failure.getClass().getSimpleName()));
    }

    void stop() {
        writing.cancel();
    }
}
