package telecom.assistant.store.teacher;

import java.util.List;
import java.util.UUID;
import telecom.assistant.conversation.Summary;

/**
 * A closed conversation whose subscriber had agreed, before it was opened, to let smaller models learn from it.
 *
 * @param turns the number of its last turn
 * @param summary the summary of its beginning; null if there is none
 * @param names the names of the subscriber and of the agents who spoke, as far as they are known
 */
public record ConsentedConversation(Closing closing, UUID id, long turns, Summary summary, List<String> names) {

    public ConsentedConversation {
        names = List.copyOf(names);
    }
}
