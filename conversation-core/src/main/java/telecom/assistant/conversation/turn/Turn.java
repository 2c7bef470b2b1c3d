package telecom.assistant.conversation.turn;

import java.util.ArrayList;
import java.util.Collections;
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
 * @param messages the messages that it answers, in order; never empty
 * @param sent the part of the reply that has been sent to the channel so far
 * @param acknowledged how many characters of {@code sent}, from its beginning, Kafka is known to have acknowledged; no
 *     more of the reply counts as heard, unless the channel reports more
 * @param pieces the number of pieces in which {@code sent} was sent
 * @param systemParts the positions of the system's own phrases in the reply so far
 * @param notes the notes about its tool calls so far, by id; for a call that is under way, the note that is kept if the
 *     turn ends first
 */
public record Turn(
        UUID conversation,
        long number,
        List<SubscriberMessage> messages,
        Route route,
        String language,
        String sent,
        int acknowledged,
        long pieces,
        List<SystemPart> systemParts,
        Map<UUID, ToolNote> notes) {

    public Turn {
        messages = List.copyOf(messages);
        systemParts = List.copyOf(systemParts);
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /** A turn whose reply goes to the route of its last message. */
    static Turn of(UUID conversation, long number, List<SubscriberMessage> messages, String language) {
        Route route = messages.get(messages.size() - 1).route();
        return new Turn(conversation, number, messages, route, language, "", 0, 0, List.of(), Map.of());
    }

    /** The reply's id, which is the same however often the turn is run. */
    public UUID replyId() {
        return Ids.derived("reply", conversation + "/" + number);
    }

    /** The event of its last message. */
    public Envelope<?> cause() {
        return messages.get(messages.size() - 1).arrival().envelope();
    }

    /** The arrivals that are settled together with the turn, in order. */
    public List<Arrival> arrivals() {
        return messages.stream().map(SubscriberMessage::arrival).toList();
    }

    /** The turn with a redelivery of one of its messages, which is settled with it. */
    Turn alsoSettling(SubscriberMessage redelivered) {
        List<SubscriberMessage> more = new ArrayList<>(messages);
        more.add(redelivered);
        return new Turn(conversation, number, more, route, language, sent, acknowledged, pieces, systemParts, notes);
    }

    Turn withPiece(String piece, List<SystemPart> parts) {
        return new Turn(
                conversation, number, messages, route, language, sent + piece, acknowledged, pieces + 1, parts, notes);
    }

    /** The turn after Kafka has acknowledged this many characters of {@code sent}. */
    Turn withAcknowledged(int characters) {
        int reached = Math.min(Math.max(acknowledged, characters), sent.length());
        return new Turn(conversation, number, messages, route, language, sent, reached, pieces, systemParts, notes);
    }

    /** The part of the reply that the subscriber may have heard, unless the channel has reported otherwise. */
    String heard() {
        return sent.substring(0, acknowledged);
    }

    /** The turn with more notes; a note replaces an earlier one with the same id. */
    Turn withNotes(List<ToolNote> more) {
        Map<UUID, ToolNote> all = new LinkedHashMap<>(notes);
        more.forEach(note -> all.put(note.id(), note));
        return withNotes(all);
    }

    Turn withoutNote(UUID id) {
        Map<UUID, ToolNote> rest = new LinkedHashMap<>(notes);
        rest.remove(id);
        return withNotes(rest);
    }

    private Turn withNotes(Map<UUID, ToolNote> newNotes) {
        return new Turn(
                conversation, number, messages, route, language, sent, acknowledged, pieces, systemParts, newNotes);
    }
}
