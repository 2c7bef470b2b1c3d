package telecom.assistant.gateway.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import telecom.assistant.channel.event.Role;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.store.conversation.UtteranceRecord;

/**
 * Tells the model's words in a recorded reply from those that the system put around them: the disclosure before, and
 * after it that a person is called, or the apology. No candidate writes these, so that they are not compared.
 */
@ApplicationScoped
class SystemWords {

    /** The one tool whose call the record shows. */
    private static final String TRANSFER = "transfer_to_agent";

    private final Collection<String> before;
    private final Collection<String> transfers;
    private final Collection<String> after;

    SystemWords(Phrases phrases) {
        this.before = phrases.disclosure().values();
        this.transfers = phrases.transfer().values();
        this.after = Stream.of(phrases.transfer(), phrases.apology(), phrases.busy())
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /** The reply as it is compared. That a person was called is known by what the subscriber was told of it. */
    RecordedReply of(UtteranceRecord reply) {
        if (reply.role() == Role.AGENT) {
            return new RecordedReply(reply.text(), Role.AGENT, reply.state(), null, reply.text());
        }
        String text = reply.text().strip();
        Set<String> tools = ending(text, transfers).isPresent() ? Set.of(TRANSFER) : Set.of();
        return new RecordedReply(reply.text(), Role.ASSISTANT, reply.state(), tools, modelsWords(text));
    }

    private String modelsWords(String text) {
        String words = before.stream()
                .filter(phrase -> !phrase.isEmpty() && text.startsWith(phrase))
                .findFirst()
                .map(phrase -> text.substring(phrase.length()))
                .orElse(text);
        return ending(words, after)
                .map(phrase -> words.substring(0, words.length() - phrase.length()))
                .orElse(words)
                .strip();
    }

    private static Optional<String> ending(String text, Collection<String> phrases) {
        return List.copyOf(phrases).stream()
                .filter(phrase -> !phrase.isEmpty() && text.endsWith(phrase))
                .findFirst();
    }
}
