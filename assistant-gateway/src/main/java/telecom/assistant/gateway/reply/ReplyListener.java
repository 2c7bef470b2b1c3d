package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.Uni;
import java.util.List;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.ToolNote;

/**
 * Is notified of what happens while a reply is being generated. Its methods are called on any thread, but only one call
 * at a time.
 */
public interface ReplyListener {

    /** The number of the turn that the reply answers. */
    long turn();

    /**
     * Called when something has happened to the reply. After {@link Event.ReplyEnded}, only results of tool calls may
     * still come.
     */
    void happened(Event.OfReply event);

    /**
     * Called when the model calls tools.
     *
     * @param notesIfCut for each call with a side effect, the note to keep if the turn ends before the call has
     * @return completes when the tools may run; the reply waits for that
     */
    Uni<Void> toolsCalled(List<ToolNote> notesIfCut);
}
