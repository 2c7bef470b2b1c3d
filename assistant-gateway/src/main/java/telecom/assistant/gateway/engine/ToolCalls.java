package telecom.assistant.gateway.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.tool.Assurance;
import telecom.assistant.gateway.tool.SendTextMessage;
import telecom.assistant.gateway.tool.SmsToSubscriber;
import telecom.assistant.gateway.tool.ToolCaller;
import telecom.assistant.gateway.tool.ToolConfig;
import telecom.assistant.gateway.tool.ToolRegistry;
import telecom.assistant.gateway.tool.TurnTools;
import telecom.assistant.store.conversation.UtteranceRecord;
import telecom.assistant.store.sms.OptOuts;

/** What tools are told of a conversation, and what a conversation keeps of their calls. To be used on its lane. */
@ApplicationScoped
class ToolCalls {

    private final ToolRegistry registry;
    private final ToolConfig config;
    private final Outbox outbox;
    private final OptOuts optOuts;
    private final Phrases phrases;

    ToolCalls(ToolRegistry registry, ToolConfig config, Outbox outbox, OptOuts optOuts, Phrases phrases) {
        this.registry = registry;
        this.config = config;
        this.outbox = outbox;
        this.optOuts = optOuts;
        this.phrases = phrases;
    }

    /** The tools of a turn. */
    TurnTools of(Conversation conversation, Turn turn) {
        Route route = turn.route();
        Optional<String> number = Optional.ofNullable(conversation.subscriber().number());
        ToolCaller caller = new ToolCaller(
                conversation.subscriber().id(),
                number.or(() -> Optional.ofNullable(route.subscriberAddress())),
                route,
                turn.language(),
                turn.cause().trace().child().toString(),
                Assurance.of(route),
                number.map(known -> texts(conversation, turn, known)));
        // By the words, not by the turn: put off, they are answered in another one, and nothing is done twice.
        return registry.forTurn(turn.words().get(0).utteranceId().toString(), caller);
    }

    private SmsToSubscriber texts(Conversation conversation, Turn turn, String number) {
        Route route = conversation
                .openLegOn(Channel.SMS)
                .filter(leg -> number.equals(leg.subscriberAddress()))
                .orElseGet(() -> firstText(conversation, number));
        String prefix =
                conversation.isDisclosedOn(route) ? "" : Phrases.in(turn.language(), phrases.disclosure()) + "\n";
        return new SubscriberTexts(
                outbox,
                optOuts,
                turn.cause(),
                route,
                conversation.id(),
                conversation.epoch(),
                turn.number(),
                conversation.sideEffectsOf(SendTextMessage.NAME),
                prefix,
                turn.language());
    }

    /** The pair of numbers as the SMS channel names it, so that an answer belongs to the same leg. */
    private Route firstText(Conversation conversation, String number) {
        String sender = config.text().sender();
        String leg = conversation.subscriber().id() + "-" + sender;
        return new Route(Channel.SMS, leg, number, sender, null);
    }

    /**
     * Keeps in the conversation what tools did in a turn: lines of the system for agents. The subscriber is not told of
     * them, and the model of those only that changed something in a turn whose answer was not heard.
     */
    List<UtteranceRecord> keep(Conversation conversation, Turn turn) {
        List<UtteranceRecord> lines = turn.tools().notes().stream()
                .map(note -> new UtteranceRecord(
                        note.id(),
                        turn.number(),
                        Role.SYSTEM,
                        note.sideEffectOf(),
                        turn.route().channel(),
                        turn.route().leg(),
                        note.line().in(turn.language()),
                        turn.language(),
                        UtteranceState.COMPLETE,
                        note.at()))
                .toList();
        lines.forEach(conversation::put);
        return lines;
    }
}
