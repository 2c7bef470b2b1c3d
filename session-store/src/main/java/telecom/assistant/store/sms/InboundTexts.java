package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/**
 * Collects the parts of texts and recognises a text that the SMSC sends again.
 *
 * <p>SMPP gives a text no id, so a repetition is told by what it is: for a concatenated text by sender, recipient,
 * reference, number and words; for a single one by sender, recipient and words, as long as the earlier one was not
 * acknowledged, or was so only within the repeat window (the response may have been lost with the connection). Hence
 * "ok" sent twice an hour apart is two texts, and "ok" sent again because nobody acknowledged it is one.
 */
public interface InboundTexts {

    /** Stores a part, durably when the result arrives, and finds the text that it belongs to. */
    Uni<InboundText> arrived(InboundPart part, RepeatWindows windows);

    /** Stores that the text was published, and drops its words. */
    Uni<Void> published(SubscriberId subscriber, UUID id);

    /** Stores that the SMSC was told that the text is accepted. */
    Uni<Void> acknowledged(SubscriberId subscriber, UUID id);

    /** Concatenated texts that began to arrive longer ago than this and were not published; the oldest first. */
    Uni<List<InboundText>> overdue(Duration age, int limit);

    /** Forgets texts older than this. */
    Uni<Void> forget(Duration age);

    /**
     * How long an equal text counts as a repetition.
     *
     * @param unacknowledged since the arrival of one that was not acknowledged, or of a concatenated one
     * @param acknowledged since the acknowledgement of a single one
     */
    record RepeatWindows(Duration unacknowledged, Duration acknowledged) {}
}
