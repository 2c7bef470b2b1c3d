package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.conversation.turn.ToolNote;

/** Records what a reply reports to its listener. */
class ReplyRecorder implements ReplyListener {

    final List<String> pieces = new ArrayList<>();
    final List<List<ToolNote>> allNotesIfCut = new ArrayList<>();
    final Map<UUID, ToolNote> notes = new LinkedHashMap<>();
    final List<Reply> replies = new ArrayList<>();
    List<SystemPart> systemParts = List.of();
    int delays;

    /** Completes when tools may be called: at once unless a test replaces it. */
    Uni<Void> allowed = Uni.createFrom().voidItem();

    /** The only reply; fails unless there is exactly one. */
    Reply reply() {
        if (replies.size() != 1) {
            throw new AssertionError("the reply ended " + replies.size() + " times (expected: once)");
        }
        return replies.get(0);
    }

    @Override
    public long turn() {
        return 1;
    }

    @Override
    public void happened(Event.OfReply event) {
        if (event instanceof Event.ModelSaid said) {
            pieces.add(said.piece());
            systemParts = said.systemParts();
        } else if (event instanceof Event.ModelDelayed) {
            delays++;
        } else if (event instanceof Event.ToolReturned returned) {
            notes.put(returned.call(), returned.note());
        } else if (event instanceof Event.ReplyEnded ended) {
            replies.add(ended.reply());
        }
    }

    @Override
    public Uni<Void> toolsCalled(List<ToolNote> notesIfCut) {
        allNotesIfCut.add(notesIfCut);
        return allowed;
    }
}
