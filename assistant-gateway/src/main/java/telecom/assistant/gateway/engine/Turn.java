package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.gateway.reply.ReplyStream;
import telecom.assistant.gateway.tool.TurnTools;

/** The active turn of a conversation: the utterance that is being answered, and the answer under way. */
final class Turn {

    private final long number;
    private final List<Words> words;
    private final Route route;
    private final String language;
    private final UUID replyId;
    private ReplyStream stream;
    private TurnTools tools;
    private volatile Cancellable judging = () -> {};

    /** @param words what it answers, in its order */
    Turn(UUID conversation, long number, List<Words> words, Route route, String language) {
        this.number = number;
        this.words = new ArrayList<>(words);
        this.route = route;
        this.language = language;
        // The same one, however often the turn has to run.
        this.replyId = Ids.derived("reply", conversation + "/" + number);
    }

    /** The last of the events that it answers. */
    Envelope<?> cause() {
        return words.get(words.size() - 1).arrival().envelope();
    }

    /** The same event has come again while the turn runs. */
    void alsoSettles(Words repetition) {
        words.add(repetition);
    }

    /** The outcome is durable. */
    void settle() {
        arrivals().forEach(Arrival::done);
    }

    /** The events that are settled with it, in their order. */
    List<Arrival> arrivals() {
        return words.stream().map(Words::arrival).toList();
    }

    /** What it answers, in its order. */
    List<Words> words() {
        return List.copyOf(words);
    }

    void answeredBy(ReplyStream newStream, TurnTools newTools) {
        stream = newStream;
        tools = newTools;
    }

    /** What the answer calls; null before it is made. */
    TurnTools tools() {
        return tools;
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
