package telecom.assistant.local.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.local.model.Knowledge.Topic;

/** What the subscriber has said so far, oldest first, and what it was about. */
record Dialogue(List<Utterance> utterances, Knowledge knowledge) {

    /** The words of the last utterance; empty when nothing has been said. */
    String last() {
        return utterances.isEmpty() ? "" : utterances.get(utterances.size() - 1).words();
    }

    Language language() {
        return Language.of(last());
    }

    Optional<Intent> intent() {
        return Intent.of(last());
    }

    /** Topic of the last utterance. */
    Optional<Topic> topic() {
        return knowledge.topicOf(last());
    }

    /** The latest topic before the last utterance. */
    Optional<Topic> earlierTopic() {
        for (int i = utterances.size() - 2; i >= 0; i--) {
            Optional<Topic> topic = knowledge.topicOf(utterances.get(i).words());
            if (topic.isPresent()) {
                return topic;
            }
        }
        return Optional.empty();
    }

    List<String> topics(Language language, String format) {
        return describe(utterances, language, format);
    }

    /** Topics before the last utterance, each once for each channel it came by. */
    List<String> earlierTopics(Language language, String format) {
        return describe(utterances.subList(0, Math.max(0, utterances.size() - 1)), language, format);
    }

    private List<String> describe(List<Utterance> said, Language language, String format) {
        List<String> described = new ArrayList<>();
        for (Utterance utterance : said) {
            knowledge.topicOf(utterance.words()).ifPresent(topic -> {
                String label = topic.label().get(language.key());
                described.add(utterance.channel().isEmpty() ? label : format.formatted(label, utterance.channel()));
            });
        }
        return described.stream().distinct().toList();
    }
}
