package telecom.assistant.conversation.turn;

import java.util.List;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * Keeps what was told to an identified subscriber from whoever is less certain to be that subscriber: a caller with a
 * forged number, say. See {@link Assurance}.
 */
final class AssuranceRules {

    /** Stands in a prompt for what was told under a stronger assurance. */
    static final String WITHHELD = "[withheld]";

    private final ChannelProfiles channels;

    AssuranceRules(ChannelProfiles channels) {
        this.channels = channels;
    }

    /**
     * What the model is shown to answer on a route: the subscriber's own words from everywhere, but of what they were
     * told nothing that was told under a stronger assurance, nor what tools did there; nor a summary that may contain it.
     */
    Context shownOn(Route route, Conversation conversation, Context context) {
        Assurance here = channels.of(route).assuranceOf(route);
        List<UtteranceRecord> said = context.said().stream()
                .filter(utterance -> utterance.role() != Role.SYSTEM || !isToldAbove(here, utterance))
                .map(utterance -> isToldAbove(here, utterance) ? withheld(utterance) : utterance)
                .toList();
        boolean safe = context.summary() == null || isSafe(context.summary(), here, conversation, context);
        return new Context(safe ? context.summary() : null, said, context.complete());
    }

    private boolean isToldAbove(Assurance here, UtteranceRecord utterance) {
        return utterance.role() != Role.SUBSCRIBER
                && !here.satisfies(channels.of(utterance.channel()).assurance());
    }

    private static UtteranceRecord withheld(UtteranceRecord utterance) {
        return utterance.corrected(WITHHELD, utterance.state()).with(UtteranceFacts.NONE);
    }

    /** What is no longer in memory may have been told on any leg that the conversation has. */
    private boolean isSafe(Summary summary, Assurance here, Conversation conversation, Context context) {
        return context.said().stream()
                        .filter(utterance -> utterance.turn() <= summary.throughTurn())
                        .noneMatch(utterance -> isToldAbove(here, utterance))
                && (context.complete()
                        || conversation.openLegs().stream()
                                .allMatch(leg -> here.satisfies(channels.of(leg).assuranceOf(leg))));
    }

    /**
     * Whether an agent's words stay on the route where they went so far although the subscriber was heard on another:
     * while an agent is awaited or attends, they never move to a weaker one.
     */
    boolean keepsAgentOn(Route current, State state, Route heard) {
        return state instanceof State.Open open
                && open.mode().kind() != ConversationMode.ASSISTANT
                && isWeaker(heard, current);
    }

    boolean isWeaker(Route route, Route than) {
        return !channels.of(route)
                .assuranceOf(route)
                .satisfies(channels.of(than).assuranceOf(than));
    }
}
