package telecom.assistant.conversation.turn;

import java.util.Optional;
import telecom.assistant.channel.Emergency;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.turn.Effect.Observation;

/**
 * What is said to a subscriber who calls for help: at once and without a model, so during an outage, under overload and
 * with no budget left, too. An agent who attends sees the call for help, and the subscriber is given the number as well.
 */
final class EmergencyRules {

    private final Step step;

    EmergencyRules(Step step) {
        this.step = step;
    }

    /** Whether the message goes before all others. */
    static boolean isCallForHelp(SubscriberMessage message) {
        return Emergency.in(message.words()).isPresent();
    }

    /** The reply to a turn in which the subscriber calls for help; empty for any other turn. */
    Optional<Reply> insteadOfModel(Turn turn) {
        return turn.messages().stream()
                .flatMap(message -> Emergency.in(message.words()).stream())
                .findFirst()
                .map(emergency -> reply(turn, emergency));
    }

    private Reply reply(Turn turn, Emergency emergency) {
        step.observe(Observation.CALL_FOR_HELP, turn, emergency.name());
        return new Replies(step).sayingFirst(turn, phraseFor(emergency));
    }

    /** Gives the number to a subscriber whom an agent attends; false if the message is no call for help. */
    boolean notice(State.Open state, SubscriberMessage message, long turn) {
        Optional<Emergency> emergency = Emergency.in(message.words());
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
