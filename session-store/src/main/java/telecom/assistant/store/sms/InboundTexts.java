package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/**
 * Collects the parts of text messages and recognises a message that the SMSC sends again.
 *
 * <p>SMPP gives texts no ids, so a repetition is recognised by its content: a concatenated text by sender, recipient,
 * reference, number and content; a single one by sender, recipient and content, as long as the earlier one was not
 * acknowledged, or was acknowledged less than the repeat window ago, because the response may have been lost with the
 * connection. So "ok" sent twice an hour apart is two texts, but "ok" sent again because it was not acknowledged is
 * one.
 */
public interface InboundTexts {

    /** Stores a part and returns the text that it belongs to. The part is durable once the result arrives. */
    Uni<InboundText> arrived(InboundPart part, RepeatWindows windows);

    /** Stores that the text was published, and drops its content. */
    Uni<Void> published(SubscriberId subscriber, UUID id);

    /** Stores that the text was acknowledged to the SMSC. */
    Uni<Void> acknowledged(SubscriberId subscriber, UUID id);

    /** Concatenated texts that began to arrive longer ago than this and are not published yet, oldest first. */
    Uni<List<InboundText>> overdue(Duration age, int limit);

    /** Deletes texts older than this. */
    Uni<Void> forget(Duration age);

    /**
     * How long an identical text counts as a repetition.
     *
     * @param unacknowledged counted from the arrival of a text that was not acknowledged, or of a concatenated one
     * @param acknowledged counted from when a text of a single part was acknowledged
     */
    record RepeatWindows(Duration unacknowledged, Duration acknowledged) {}
}
