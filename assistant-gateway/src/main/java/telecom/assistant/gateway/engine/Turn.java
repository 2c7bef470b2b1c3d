package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.gateway.reply.ReplyStream;

/** The active turn of a conversation: the utterance that is being answered, and the answer under way. */
final class Turn {

    private final long number;
    private final List<Arrival> arrivals;
    private final Route route;
    private final String language;
    private final UUID replyId;
    private ReplyStream stream;
    private volatile Cancellable judging = () -> {};

    /** @param arrivals the events that it answers, in their order */
    Turn(UUID conversation, long number, List<Arrival> arrivals, Route route, String language) {
        this.number = number;
        this.arrivals = new ArrayList<>(arrivals);
        this.route = route;
        this.language = language;
        // The same one, however often the turn has to run.
        this.replyId = Ids.derived("reply", conversation + "/" + number);
    }

    /** The last of the events that it answers. */
    Envelope<?> cause() {
        return arrivals.get(arrivals.size() - 1).envelope();
    }

    /** The same event has come again while the turn runs. */
    void alsoSettles(Arrival repetition) {
        arrivals.add(repetition);
    }

    /** The outcome is durable. */
    void settle() {
        arrivals.forEach(Arrival::done);
    }

    /** The events that are settled with it, in their order. */
    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    void answeredBy(ReplyStream newStream) {
        stream = newStream;
    }

    /** How hard it is, is being found out; the answer begins after that. */
    void judgedBy(Cancellable question) {
        judging = question;
    }

    /** Nothing more of it is wanted; from any thread. */
    void stop() {
        judging.cancel();
        stream.cancel();
    }

    ReplyStream stream() {
        return stream;
    }

    long number() {
        return number;
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
