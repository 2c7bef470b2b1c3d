package telecom.assistant.gateway.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.Conversation;
import telecom.assistant.conversation.turn.Turn;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.tool.Act;
import telecom.assistant.gateway.tool.SendTextMessage;
import telecom.assistant.gateway.tool.SmsToSubscriber;
import telecom.assistant.gateway.tool.ToolCaller;
import telecom.assistant.gateway.tool.ToolConfig;
import telecom.assistant.gateway.tool.ToolRegistry;
import telecom.assistant.gateway.tool.TurnTools;
import telecom.assistant.store.sms.OptOuts;

/** Sets up the tools of a turn with the data that they need from its conversation. */
@ApplicationScoped
class ToolCalls {

    /** Announcements after which no agent is awaited any more: the agent does not come, or has already left. */
    private static final Set<Phrase> NO_MORE_AWAITED =
            EnumSet.of(Phrase.AGENT_DECLINED, Phrase.NO_AGENT, Phrase.AGENT_LEFT, Phrase.CONVERSATION_ENDED);

    private final ToolRegistry registry;
    private final ToolConfig config;
    private final ChannelProfiles channels;
    private final Outbox outbox;
    private final OptOuts optOuts;
    private final Phrases phrases;

    ToolCalls(
            ToolRegistry registry,
            ToolConfig config,
            ChannelProfiles channels,
            Outbox outbox,
            OptOuts optOuts,
            Phrases phrases) {
        this.registry = registry;
        this.config = config;
        this.channels = channels;
        this.outbox = outbox;
        this.optOuts = optOuts;
        this.phrases = phrases;
    }

    /** Who has come on a route, before they have said anything that could be answered. */
    ToolCaller expected(Conversation conversation, Route route, String traceparent) {
        return caller(conversation, route, conversation.language(), traceparent, Optional.empty());
    }

    /** Who is answered in a turn. */
    ToolCaller callerOf(Conversation conversation, Turn turn) {
        Optional<SmsToSubscriber> sms = Optional.ofNullable(
                        conversation.subscriber().number())
                .flatMap(known -> channels.texting().map(by -> texts(conversation, turn, known, by)));
        return caller(
                conversation,
                turn.route(),
                turn.language(),
                turn.cause().trace().child().toString(),
                sms);
    }

    private ToolCaller caller(
            Conversation conversation,
            Route route,
            String language,
            String traceparent,
            Optional<SmsToSubscriber> sms) {
        return new ToolCaller(
                conversation.subscriber().id(),
                Optional.ofNullable(conversation.subscriber().number())
                        .or(() -> Optional.ofNullable(route.subscriberAddress())),
                route,
                language,
                traceparent,
                channels.of(route).assuranceOf(route),
                sms);
    }

    TurnTools of(Conversation conversation, Turn turn, ToolCaller caller) {
        // The id of the message, not of the turn, identifies the calls, so that nothing is done twice if the message is
        // deferred to another turn.
        return registry.forTurn(turn.messages().get(0).utteranceId().toString(), caller, doneBefore(conversation));
    }

    /**
     * The acts that a reply may claim without a new call: those of turns that got no answer, and a transfer if an agent
     * is awaited.
     */
    private Set<Act> doneBefore(Conversation conversation) {
        Set<Act> done = EnumSet.noneOf(Act.class);
        Set<Long> answered = new HashSet<>();
        for (UtteranceRecord said : conversation.utterances()) {
            if (said.role() == Role.ASSISTANT && said.state() == UtteranceState.COMPLETE) {
                answered.add(said.turn());
            }
            if (said.facts().ending() == ReplyEnding.HANDED_OVER) {
                done.add(Act.TRANSFER);
            } else if (said.facts().systemParts().stream().anyMatch(part -> NO_MORE_AWAITED.contains(part.phrase()))) {
                done.remove(Act.TRANSFER);
            }
        }
        conversation.utterances().stream()
                .filter(said -> said.role() == Role.SYSTEM && said.authorName() != null)
                .filter(said -> !answered.contains(said.turn()))
                .forEach(said -> done.addAll(registry.provedBy(said.authorName(), said.text())));
        return done;
    }

    private SmsToSubscriber texts(Conversation conversation, Turn turn, String number, Channel by) {
        Route route = conversation
                .openLegOn(by)
                .filter(leg -> number.equals(leg.subscriberAddress()))
                .orElseGet(() -> firstText(conversation, number, by));
        String prefix = conversation.isDisclosedOn(route) ? "" : phrases.in(turn.language(), Phrase.DISCLOSURE) + "\n";
        int sentBefore = conversation.sideEffectsOf(SendTextMessage.NAME);
        return new SubscriberTexts(outbox, optOuts, turn, conversation.epoch(), route, sentBefore, prefix);
    }

    /**
     * A route whose leg has the id that the channel itself would give it, so that the subscriber's answer belongs to
     * the same leg.
     */
    private Route firstText(Conversation conversation, String number, Channel by) {
        String sender = config.text().sender();
        String leg = conversation.subscriber().id() + "-" + sender;
        return new Route(by, leg, number, sender, null);
    }
}
