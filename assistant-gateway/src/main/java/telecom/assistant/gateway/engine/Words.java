package telecom.assistant.gateway.engine;

import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.store.conversation.UtteranceRecord;

/** What the subscriber said in one event. */
record Words(Arrival arrival, Route route, String text, String language) {

    /** The same for the same event, however often it comes. */
    UUID utteranceId() {
        return Ids.derived("utterance", arrival.envelope().id());
    }

    /** The words as an utterance of a turn. */
    UtteranceRecord inTurn(long number) {
        return new UtteranceRecord(
                utteranceId(),
                number,
                Role.SUBSCRIBER,
                null,
                route.channel(),
                route.leg(),
                text,
                language,
                UtteranceState.COMPLETE,
                arrival.envelope().time());
    }
}
