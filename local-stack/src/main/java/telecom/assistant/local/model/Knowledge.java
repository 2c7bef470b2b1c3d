package telecom.assistant.local.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The script's content: topics with their answers, and phrases, each in Korean and English. */
final class Knowledge {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A subject that the assistant can talk about.
     *
     * @param quantity whether "how much" asks about the topic itself, as for data left, rather than about its price
     * @param match a pattern for questions about it; the first topic that matches wins
     * @param full the answer for a screen; {@code brief} is the one for a call or a text message
     * @param cost the answer to "how much is it" if this was the last topic
     * @param ask what an agent would ask in return
     */
    record Topic(
            String id,
            boolean quantity,
            Map<String, String> label,
            String match,
            Map<String, String> full,
            Map<String, String> brief,
            Map<String, String> cost,
            Map<String, String> ask) {}

    private record Entry(Topic topic, Pattern pattern) {}

    private final List<Entry> topics;
    private final Map<String, Map<String, String>> phrases;

    Knowledge() {
        topics = load("knowledge.json", new TypeReference<List<Topic>>() {}).stream()
                .map(topic -> new Entry(topic, pattern(topic.match())))
                .toList();
        phrases = load("phrases.json", new TypeReference<Map<String, Map<String, String>>>() {});
    }

    static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static <T> T load(String resource, TypeReference<T> type) {
        try (InputStream in = Knowledge.class.getResourceAsStream(resource)) {
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Topic> topicOf(String text) {
        return topics.stream()
                .filter(entry -> entry.pattern().matcher(text).find())
                .map(Entry::topic)
                .findFirst();
    }

    String phrase(String id, ScriptLanguage language) {
        return phrases.get(id).get(language.key());
    }

    Optional<String> phraseIfAny(String id, ScriptLanguage language) {
        return phrases.containsKey(id) ? Optional.of(phrase(id, language)) : Optional.empty();
    }
}
