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
import telecom.assistant.store.conversation.ReplyOrigin;
import telecom.assistant.store.conversation.UtteranceRecord;

/**
 * Separates the model's words in a recorded reply from the phrases that the system adds: the disclosure before them,
 * the notice that something is being looked up, and at the end the notice that a person is called or that the day's
 * budget is spent, or the apology. No candidate writes these, so they are left out of the comparison.
 */
@ApplicationScoped
class SystemPhrases {

    /** The one tool whose call can be seen from the record. */
    private static final String TRANSFER = "transfer_to_agent";

    private final Collection<String> before;
    private final Collection<String> transfers;
    private final Collection<String> within;
    private final Collection<String> after;

    SystemPhrases(Phrases phrases) {
        this.before = phrases.disclosure().values();
        this.transfers = phrases.transfer().values();
        this.within = phrases.lookingUp().values();
        this.after = Stream.of(phrases.transfer(), phrases.apology(), phrases.busy(), phrases.budgetSpent())
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /**
     * The reply in the form in which it is compared. That a person was called shows in what the subscriber was told.
     */
    RecordedReply of(UtteranceRecord reply) {
        if (reply.role() == Role.AGENT) {
            return new RecordedReply(reply.text(), Role.AGENT, reply.state(), null, null, null, reply.text());
        }
        String text = reply.text().strip();
        ReplyOrigin origin = reply.origin();
        return new RecordedReply(
                reply.text(),
                Role.ASSISTANT,
                reply.state(),
                origin == null ? null : origin.tier(),
                origin == null ? null : origin.model(),
                toolCalls(text, origin),
                modelsWords(text));
    }

    private Set<String> toolCalls(String text, ReplyOrigin origin) {
        if (ending(text, transfers).isPresent()) {
            return Set.of(TRANSFER);
        }
        return origin != null && origin.selfContained() ? Set.of() : null;
    }

    private String modelsWords(String text) {
        String words = before.stream()
                .filter(phrase -> !phrase.isEmpty() && text.startsWith(phrase))
                .findFirst()
                .map(phrase -> text.substring(phrase.length()))
                .orElse(text);
        String unended = ending(words, after)
                .map(phrase -> words.substring(0, words.length() - phrase.length()))
                .orElse(words);
        return within.stream()
                .reduce(unended, (rest, phrase) -> rest.replace(phrase, ""))
                .strip();
    }

    private static Optional<String> ending(String text, Collection<String> phrases) {
        return List.copyOf(phrases).stream()
                .filter(phrase -> !phrase.isEmpty() && text.endsWith(phrase))
                .findFirst();
    }
}
