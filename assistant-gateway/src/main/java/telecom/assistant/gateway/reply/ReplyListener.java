package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.Uni;
import java.util.List;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.ToolNote;

/** Is notified of what happens while a reply is being generated, on any thread but one call after another. */
public interface ReplyListener {

    /** The number of the turn that the reply answers. */
    long turn();

    /** Something has happened to the reply. After {@link Event.ReplyEnded}, only calls of tools may still return. */
    void happened(Event.OfReply event);

    /**
     * The model calls tools.
     *
     * @param notesIfCut for each call with a side effect, the note that is kept if the turn ends before the call does
     * @return completes when they may run; the reply waits for that
     */
    Uni<Void> toolsCalled(List<ToolNote> notesIfCut);
}
