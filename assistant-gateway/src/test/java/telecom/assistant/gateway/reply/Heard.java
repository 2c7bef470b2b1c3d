package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.conversation.turn.ToolNote;

/** What a test hears of a reply. */
class Heard implements ReplyListener {

    final List<String> pieces = new ArrayList<>();
    final List<List<ToolNote>> asked = new ArrayList<>();
    final Map<UUID, ToolNote> notes = new LinkedHashMap<>();
    final List<Reply> replies = new ArrayList<>();
    List<SystemPart> systemParts = List.of();
    int delays;

    /** When tools may be called; at once unless a test says otherwise. */
    Uni<Void> allowed = Uni.createFrom().voidItem();

    /** The one reply, which there has to be. */
    Reply reply() {
        if (replies.size() != 1) {
            throw new AssertionError("ended " + replies.size() + " times (expected: once)");
        }
        return replies.get(0);
    }

    @Override
    public void said(String piece, List<SystemPart> parts) {
        pieces.add(piece);
        systemParts = parts;
    }

    @Override
    public void delayed() {
        delays++;
    }

    @Override
    public Uni<Void> toolsCalled(List<ToolNote> ifUnseen) {
        asked.add(ifUnseen);
        return allowed;
    }

    @Override
    public void toolReturned(UUID call, ToolNote note) {
        notes.put(call, note);
    }

    @Override
    public void ended(Reply reply) {
        replies.add(reply);
    }
}
