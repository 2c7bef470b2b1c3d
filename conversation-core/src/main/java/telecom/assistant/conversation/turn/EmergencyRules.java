package telecom.assistant.conversation.turn;

import java.util.Optional;
import telecom.assistant.channel.Emergency;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.turn.Effect.Observation;

/**
 * Answers a subscriber who calls for help, at once and without a model, so that it works even during an outage, under
 * overload and when the budget is spent. If an agent has the conversation, the agent sees the call for help, and the
 * subscriber still gets the emergency number.
 */
final class EmergencyRules {

    private final Step step;

    EmergencyRules(Step step) {
        this.step = step;
    }

    /** Whether the message is a call for help, which takes precedence over all others. */
    static boolean isCallForHelp(SubscriberMessage message) {
        return Emergency.in(message.input()).isPresent();
    }

    /** The reply to a turn in which the subscriber calls for help; empty for any other turn. */
    Optional<Reply> insteadOfModel(Turn turn) {
        return turn.messages().stream()
                .flatMap(message -> Emergency.in(message.input()).stream())
                .findFirst()
                .map(emergency -> reply(turn, emergency));
    }

    private Reply reply(Turn turn, Emergency emergency) {
        step.observe(Observation.CALL_FOR_HELP, turn, emergency.name());
        return new Replies(step).phraseThenDisclosure(turn, phraseFor(emergency));
    }

    /**
     * Sends the emergency number to a subscriber who is in conversation with an agent; false if the message is not a
     * call for help.
     */
    boolean notice(State.Open state, SubscriberMessage message, long turn) {
        Optional<Emergency> emergency = Emergency.in(message.input());
        emergency.ifPresent(known -> {
            step.observe(
                    Observation.CALL_FOR_HELP,
                    step.conversation().id(),
                    turn,
                    message.route().channel(),
                    known.name());
            new NoticeRules(step, message.arrival().envelope())
                    .say(state, turn, message.route(), NoticeKind.WAITING, phraseFor(known));
        });
        return emergency.isPresent();
    }

    private static Phrase phraseFor(Emergency emergency) {
        return switch (emergency) {
            case POLICE -> Phrase.EMERGENCY_POLICE;
            case RESCUE -> Phrase.EMERGENCY_RESCUE;
            case SUICIDE -> Phrase.EMERGENCY_LIFELINE;
        };
    }
}
