package telecom.assistant.store.desk;

import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * A conversation as an agent reads it.
 *
 * @param basedOn the utterance that the suggestions answer; null if there are none
 */
public record Transcript(List<UtteranceRecord> utterances, UUID basedOn, List<Suggestion> suggestions) {

    public Transcript {
        utterances = List.copyOf(utterances);
        suggestions = List.copyOf(suggestions);
    }
}
