package telecom.assistant.conversation.turn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;

/**
 * A turn that is being answered.
 *
 * @param messages what it answers, in its order; never empty
 * @param left what has left of the reply towards the channel
 * @param pieces how many pieces that was
 * @param systemParts where the system's own words stand in the reply so far
 * @param notes of its tool calls so far, by id; a call that is under way has the note that stands if nobody waits for it
 */
public record Turn(
        UUID conversation,
        long number,
        List<SubscriberMessage> messages,
        Route route,
        String language,
        String left,
        long pieces,
        List<SystemPart> systemParts,
        Map<UUID, ToolNote> notes) {

    public Turn {
        messages = List.copyOf(messages);
        systemParts = List.copyOf(systemParts);
        notes = new LinkedHashMap<>(notes);
    }

    /** A turn whose reply goes to where its last message came from. */
    static Turn of(UUID conversation, long number, List<SubscriberMessage> messages, String language) {
        Route route = messages.get(messages.size() - 1).route();
        return new Turn(conversation, number, messages, route, language, "", 0, List.of(), Map.of());
    }

    /** The same one, however often the turn has to run. */
    public UUID replyId() {
        return Ids.derived("reply", conversation + "/" + number);
    }

    /** The last of the events that it answers. */
    public Envelope<?> cause() {
        return messages.get(messages.size() - 1).arrival().envelope();
    }

    /** The events that are settled with it, in their order. */
    public List<Arrival> arrivals() {
        return messages.stream().map(SubscriberMessage::arrival).toList();
    }

    /** The turn when the same event has come again. */
    Turn alsoSettling(SubscriberMessage repetition) {
        List<SubscriberMessage> more = new ArrayList<>(messages);
        more.add(repetition);
        return new Turn(conversation, number, more, route, language, left, pieces, systemParts, notes);
    }

    Turn withPiece(String piece, List<SystemPart> parts) {
        return new Turn(conversation, number, messages, route, language, left + piece, pieces + 1, parts, notes);
    }

    /** The turn with more notes; one with a known id takes the other's place. */
    Turn withNotes(List<ToolNote> more) {
        Turn turn = new Turn(conversation, number, messages, route, language, left, pieces, systemParts, notes);
        more.forEach(note -> turn.notes.put(note.id(), note));
        return turn;
    }

    Turn withoutNote(UUID id) {
        Turn turn = new Turn(conversation, number, messages, route, language, left, pieces, systemParts, notes);
        turn.notes.remove(id);
        return turn;
    }
}
