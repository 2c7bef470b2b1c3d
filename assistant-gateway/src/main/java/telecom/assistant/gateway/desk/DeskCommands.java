package telecom.assistant.gateway.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.gateway.desk.DeskFrames.Command;
import telecom.assistant.store.desk.DeskQueries;

/**
 * Turns what an agent does into events for the engine. A command is accepted once Kafka has its event; its effects come
 * back as frames.
 */
@ApplicationScoped
class DeskCommands {

    private static final String SOURCE = "/desk";

    /** What an agent can do; the page sends the name in lower case. */
    private enum Type {
        JOIN,
        SAY,
        LEAVE,
        CLOSE,
        RATE;

        static final List<String> LABELS = Stream.of(values()).map(Type::label).toList();

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Type> of(String label) {
            return Stream.of(values())
                    .filter(type -> type.label().equals(label))
                    .findFirst();
        }
    }

    private final DeskConfig config;
    private final DeskQueries queries;
    private final EventPublisher publisher;

    DeskCommands(DeskConfig config, DeskQueries queries, EventPublisher publisher) {
        this.config = config;
        this.queries = queries;
        this.publisher = publisher;
    }

    /**
     * Fails with {@link RefusedCommand} if the command makes no sense, and with another failure if Kafka does not take
     * it.
     */
    Uni<Void> accept(Agent agent, Command command) {
        Optional<Type> type = Type.of(command.type());
        if (type.isEmpty() || command.conversation() == null) {
            return refuse(
                    "bad-command",
                    "type: " + command.type() + " (expected: one of " + Type.LABELS + ", with a conversation)");
        }
        Optional<InboundEvent> event = event(type.get(), agent, command);
        if (event.isEmpty()) {
            return refuse(
                    "bad-command",
                    command.type() + ": not as expected (a text of 1 to " + config.messageLimit()
                            + " characters, or a suggestion)");
        }
        return queries.subscriberOf(command.conversation())
                .flatMap(subscriber -> subscriber.isEmpty()
                        ? refuse("no-conversation", "conversation: unknown (expected: an open one)")
                        : publisher.publish(Envelope.of(
                                Ids.derived("desk " + agent.id() + " " + command.conversation(), idOf(command))
                                        .toString(),
                                SOURCE,
                                subscriber.get(),
                                event.get())));
    }

    private Optional<InboundEvent> event(Type type, Agent agent, Command command) {
        return Optional.ofNullable(
                switch (type) {
                    case JOIN -> new InboundEvent.AgentJoined(command.conversation(), agent);
                    case LEAVE -> new InboundEvent.AgentLeft(command.conversation(), agent);
                    case CLOSE -> new InboundEvent.ConversationEnded(command.conversation(), agent);
                    case SAY ->
                        isSayable(command.text())
                                ? new InboundEvent.AgentSpoke(
                                        command.conversation(),
                                        agent,
                                        command.text().strip(),
                                        command.suggestionId())
                                : null;
                    case RATE ->
                        command.suggestionId() == null
                                ? null
                                : new InboundEvent.SuggestionRated(
                                        command.conversation(),
                                        agent,
                                        command.suggestionId(),
                                        SuggestionOutcome.REJECTED);
                });
    }

    private boolean isSayable(String text) {
        return text != null && !text.isBlank() && text.length() <= config.messageLimit();
    }

    /** The page's own id turns a command that it sends again into the same event. */
    private static String idOf(Command command) {
        return command.command() != null ? command.command() : Ids.timeOrdered().toString();
    }

    private static Uni<Void> refuse(String code, String message) {
        return Uni.createFrom().failure(new RefusedCommand(code, message));
    }

    /** A command that cannot be carried out, however often it is sent. */
    static final class RefusedCommand extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;

        RefusedCommand(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
