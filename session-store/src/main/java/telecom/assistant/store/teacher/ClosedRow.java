package telecom.assistant.store.teacher;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import telecom.assistant.conversation.Summary;

/** A row of {@link TeacherConversations#CLOSED}. */
record ClosedRow(long closedIn, long closing, Consented consented) {

    ClosedConversation toRecord() {
        Closing position = new Closing(closedIn, closing);
        return new ClosedConversation(position, consented == null ? null : consented.toRecord(position));
    }

    record Consented(
            UUID conversationId, long turn, @JsonUnwrapped Summary beginning, String name, List<String> agents) {

        ConsentedConversation toRecord(Closing position) {
            List<String> names = new ArrayList<>(agents);
            if (name != null) {
                names.add(name);
            }
            return new ConsentedConversation(
                    position, conversationId, turn, beginning.text() == null ? null : beginning, names);
        }
    }
}
