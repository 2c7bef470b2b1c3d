package telecom.assistant.conversation.turn;

import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.UtteranceRecord;

/** A message of the subscriber, from one event. */
public record SubscriberMessage(Arrival arrival, Route route, String text, String language) {

    /** The utterance's id, which is the same however often the event is delivered. */
    public UUID utteranceId() {
        return Ids.derived("utterance", arrival.envelope().id());
    }

    /** The subscriber's actual input: the text that they said, or the keys that they pressed. */
    String input() {
        return arrival.envelope().event() instanceof InboundEvent.DigitsPressed pressed ? pressed.digits() : text;
    }

    /** The message as an utterance of the given turn. */
    UtteranceRecord inTurn(long number) {
        return UtteranceRecord.of(
                utteranceId(),
                number,
                Role.SUBSCRIBER,
                route,
                text,
                language,
                arrival.envelope().time());
    }
}
