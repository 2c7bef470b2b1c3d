package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.conversation.turn.ToolNote;

/** Who hears of a reply that is being made: on any thread, but of one thing after another. */
public interface ReplyListener {

    /**
     * A piece may leave.
     *
     * @param systemParts where the system's own words stand in the reply so far
     */
    void said(String piece, List<SystemPart> systemParts);

    /** Many others are before this reply; called at most once. */
    void delayed();

    /**
     * The model wants tools called.
     *
     * @param ifUnseen for each call with a side effect the note that stands when nobody waits for its end
     * @return completes when they may be; the answer waits for it
     */
    Uni<Void> toolsCalled(List<ToolNote> ifUnseen);

    /**
     * A call has come to its end, in time or not.
     *
     * @param note null when there is nothing to show of it
     */
    void toolReturned(UUID call, ToolNote note);

    /** The reply has ended by itself; nothing follows. */
    void ended(Reply reply);
}
