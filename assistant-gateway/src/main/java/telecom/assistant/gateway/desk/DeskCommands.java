package telecom.assistant.gateway.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.WellFormedText;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.gateway.desk.DeskFrames.Command;
import telecom.assistant.store.desk.DeskQueries;

/**
 * Turns agents' commands into events for the engine. A command is accepted once Kafka has its event; its effects come
 * back as frames.
 */
@ApplicationScoped
class DeskCommands {

    private static final String SOURCE = "/desk";

    private final DeskConfig config;
    private final DeskQueries queries;
    private final EventPublisher publisher;

    DeskCommands(DeskConfig config, DeskQueries queries, EventPublisher publisher) {
        this.config = config;
        this.queries = queries;
        this.publisher = publisher;
    }

    /**
     * Publishes the event of a command. Fails with {@link RefusedCommand} if the command is invalid, and with another
     * failure if Kafka does not accept the event.
     */
    Uni<Void> accept(Agent agent, Command command) {
        return Uni.createFrom()
                .item(() -> event(agent, command))
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedCommand(
                        "bad-command",
                        command.type() + ": incomplete (expected: a text of 1 to " + config.messageLimit()
                                + " characters, or a suggestion)"))
                .flatMap(event -> queries.subscriberOf(command.conversation())
                        .map(found -> found.orElseThrow(() ->
                                new RefusedCommand("no-conversation", "conversation: unknown (expected: an open one)")))
                        .flatMap(subscriber -> publisher.publish(Envelope.of(
                                Ids.derived("desk " + agent.id() + " " + command.conversation(), idOf(command))
                                        .toString(),
                                SOURCE,
                                subscriber,
                                event))));
    }

    /** The event that the command causes; null if a field that its type needs is missing. */
    private InboundEvent event(Agent agent, Command command) {
        UUID conversation = command.conversation();
        UUID suggestion = command.suggestionId();
        if (command.type() == null || conversation == null) {
            throw notACommand();
        }
        return switch (command.type()) {
            case "join" -> new InboundEvent.AgentJoined(conversation, agent, command.replaces());
            case "leave" -> new InboundEvent.AgentLeft(conversation, agent);
            case "close" -> new InboundEvent.ConversationEnded(conversation, agent);
            case "say" ->
                isSayable(command.text())
                        ? new InboundEvent.AgentSpoke(
                                conversation, agent, command.text().strip(), suggestion)
                        : null;
            case "rate" ->
                suggestion == null
                        ? null
                        : new InboundEvent.SuggestionRated(conversation, agent, suggestion, SuggestionOutcome.REJECTED);
            default -> throw notACommand();
        };
    }

    private static RefusedCommand notACommand() {
        return new RefusedCommand(
                "bad-command", "type: unknown (expected: one of [join, say, leave, close, rate], with a conversation)");
    }

    private boolean isSayable(String text) {
        return text != null && !WellFormedText.isInvisible(text) && text.length() <= config.messageLimit();
    }

    /** Thanks to the id that the page gives a command, sending the command again results in the same event. */
    private static String idOf(Command command) {
        return command.command() != null ? command.command() : Ids.timeOrdered().toString();
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
