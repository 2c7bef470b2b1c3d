package telecom.assistant.gateway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.gateway.reply.ReplyStream;

/** The active turn of a conversation: the utterance that is being answered, and the answer under way. */
final class Turn {

    private final long number;
    private final Arrival arrival;
    private final Route route;
    private final String language;
    private final UUID replyId;
    private final List<Arrival> repetitions = new ArrayList<>();
    private ReplyStream stream;

    Turn(long number, Arrival arrival, Route route, String language) {
        this.number = number;
        this.arrival = arrival;
        this.route = route;
        this.language = language;
        this.replyId = replyIdOf(arrival);
    }

    /** The id of the reply to an utterance: the same one, however often the turn has to run. */
    static UUID replyIdOf(Arrival arrival) {
        return Ids.derived("reply", arrival.envelope().id());
    }

    /** The same event came again while the turn runs: it is settled with the turn. */
    void alsoSettles(Arrival repetition) {
        repetitions.add(repetition);
    }

    /** The outcome is durable. */
    void settle() {
        arrival.done();
        repetitions.forEach(Arrival::done);
    }

    void fail(Throwable failure) {
        arrival.failed(failure);
        repetitions.forEach(repetition -> repetition.failed(failure));
    }

    void answeredBy(ReplyStream newStream) {
        stream = newStream;
    }

    ReplyStream stream() {
        return stream;
    }

    long number() {
        return number;
    }

    Arrival arrival() {
        return arrival;
    }

    Route route() {
        return route;
    }

    String language() {
        return language;
    }

    UUID replyId() {
        return replyId;
    }
}
