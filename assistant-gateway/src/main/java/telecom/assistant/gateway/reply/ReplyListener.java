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
     * A piece is ready to be sent.
     *
     * @param systemParts where the system's own words are in the reply so far
     */
    void said(String piece, List<SystemPart> systemParts);

    /** The reply has been waiting for long, because many others are ahead; called at most once. */
    void delayed();

    /**
     * The model calls tools.
     *
     * @param ifUnseen for each call with a side effect, the note that is kept if the turn ends before the call does
     * @return completes when they may run; the reply waits for that
     */
    Uni<Void> toolsCalled(List<ToolNote> ifUnseen);

    /**
     * A tool call has ended, perhaps after the reply.
     *
     * @param note a line about it for agents; null if there is nothing to show
     */
    void toolReturned(UUID call, ToolNote note);

    /** The reply has ended without being cancelled; only {@link #toolReturned} may follow. */
    void ended(Reply reply);
}
