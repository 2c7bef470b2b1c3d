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
 * Keeps what was said to an identified subscriber from a person who is less certain to be that subscriber, such as a
 * caller with a forged number. See {@link Assurance}.
 */
final class AssuranceRules {

    /** Replaces, in a prompt, what was said under a stronger assurance. */
    static final String WITHHELD = "[withheld]";

    private final ChannelProfiles channels;

    AssuranceRules(ChannelProfiles channels) {
        this.channels = channels;
    }

    /**
     * The part of the context that the model may be shown for an answer on a route. It contains the subscriber's own
     * utterances from all channels, but nothing that was said to the subscriber, or done by tools, under a stronger
     * assurance, nor a summary that may contain such things.
     */
    Context shownOn(Route route, Conversation conversation, Context context) {
        Assurance here = channels.of(route).assuranceOf(route);
        List<UtteranceRecord> said = context.said().stream()
                .filter(utterance -> utterance.role() != Role.SYSTEM || !needsMoreThan(here, utterance))
                .map(utterance -> needsMoreThan(here, utterance) ? withheld(utterance) : utterance)
                .toList();
        boolean safe = context.summary() == null || isSafe(context.summary(), here, conversation, context);
        return new Context(safe ? context.summary() : null, said, context.complete());
    }

    private boolean needsMoreThan(Assurance here, UtteranceRecord utterance) {
        return utterance.role() != Role.SUBSCRIBER
                && !here.satisfies(channels.of(utterance.channel()).assurance());
    }

    private static UtteranceRecord withheld(UtteranceRecord utterance) {
        return utterance.corrected(WITHHELD, utterance.state()).with(UtteranceFacts.NONE);
    }

    /** Utterances that are no longer in memory may have been made on any open leg of the conversation. */
    private boolean isSafe(Summary summary, Assurance here, Conversation conversation, Context context) {
        return context.said().stream()
                        .filter(utterance -> utterance.turn() <= summary.throughTurn())
                        .noneMatch(utterance -> needsMoreThan(here, utterance))
                && (context.complete()
                        || conversation.openLegs().stream()
                                .allMatch(leg -> here.satisfies(channels.of(leg).assuranceOf(leg))));
    }

    /**
     * Whether an agent's answers stay on the current route although the subscriber was heard on another. While an agent
     * is awaited or has the conversation, they never move to a route with weaker assurance.
     */
    boolean keepsAgentOn(Route current, State state, Route heard) {
        return state instanceof State.Open open
                && open.mode().kind() != ConversationMode.ASSISTANT
                && isWeaker(heard, current);
    }

    boolean isWeaker(Route route, Route other) {
        return !channels.of(route)
                .assuranceOf(route)
                .satisfies(channels.of(other).assuranceOf(other));
    }
}
