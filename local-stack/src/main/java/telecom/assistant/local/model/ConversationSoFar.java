package telecom.assistant.local.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.local.model.Knowledge.Topic;

/** What the subscriber has said so far, oldest first, and which topics it was about. */
record ConversationSoFar(List<Utterance> utterances, Knowledge knowledge) {

    /** The text of the last utterance; empty if nothing has been said. */
    String last() {
        return utterances.isEmpty() ? "" : utterances.get(utterances.size() - 1).text();
    }

    ScriptLanguage language() {
        return ScriptLanguage.of(last());
    }

    Optional<Intent> intent() {
        return Intent.of(last());
    }

    /** The topic of the last utterance. */
    Optional<Topic> topic() {
        return knowledge.topicOf(last());
    }

    /** The most recent topic before the last utterance. */
    Optional<Topic> earlierTopic() {
        for (int i = utterances.size() - 2; i >= 0; i--) {
            Optional<Topic> topic = knowledge.topicOf(utterances.get(i).text());
            if (topic.isPresent()) {
                return topic;
            }
        }
        return Optional.empty();
    }

    List<String> topics(ScriptLanguage language, String format) {
        return describe(utterances, language, format);
    }

    /** The topics before the last utterance, each once for each channel on which it came up. */
    List<String> earlierTopics(ScriptLanguage language, String format) {
        return describe(utterances.subList(0, Math.max(0, utterances.size() - 1)), language, format);
    }

    private List<String> describe(List<Utterance> said, ScriptLanguage language, String format) {
        List<String> described = new ArrayList<>();
        for (Utterance utterance : said) {
            knowledge.topicOf(utterance.text()).ifPresent(topic -> {
                String label = topic.label().get(language.key());
                described.add(utterance.channel().isEmpty() ? label : format.formatted(label, utterance.channel()));
            });
        }
        return described.stream().distinct().toList();
    }
}
