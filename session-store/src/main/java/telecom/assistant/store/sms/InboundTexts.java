package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/**
 * Collects the parts of text messages and recognizes a message that the SMSC sends again.
 *
 * <p>SMPP gives texts no ids, so a repetition is recognized by its content, and only while the SMSC has a reason to
 * repeat it: either the earlier text was not published, because it was refused or its response was never written; or
 * its response is in doubt, because the connection was lost. An identical text after a response that did arrive is a
 * new text: "yes" sent twice is two texts. The parts of a concatenated text, which share a reference, count as
 * repetitions throughout the time for which a response may be in doubt.
 */
public interface InboundTexts {

    /** Stores a part and returns the text that it belongs to. The part is durable once the result arrives. */
    Uni<InboundText> arrived(InboundPart part, RepeatWindows windows);

    /**
     * Stores that the text was published, and drops its content. Must be called before the response is sent to the
     * SMSC: from then on the text counts as acknowledged, even if the node dies before it writes the response, unless
     * the response is, or later comes to be, in doubt.
     */
    Uni<Void> published(SubscriberId subscriber, UUID id);

    /** Stores that the response to the text may not have arrived, so that the SMSC may repeat it. */
    Uni<Void> responseInDoubt(SubscriberId subscriber, UUID id);

    /**
     * Stores that a repetition of the published text is being answered, which ends the doubt. Must be called before
     * that response is sent.
     */
    Uni<Void> repetitionAnswered(SubscriberId subscriber, UUID id);

    /**
     * Counts the subscriber's earlier texts, and stores the gist of this one. A repeated call has the same result
     * unless earlier texts have meanwhile grown too old to count.
     *
     * @param gist a hash of the text's content that ignores differences in spelling
     * @param within how far back texts with the same gist count
     * @param lately how far back any texts count
     */
    Uni<Earlier> earlier(SubscriberId subscriber, UUID id, String gist, Duration within, Duration lately);

    /** Concatenated texts that began to arrive longer ago than this and are not published yet, oldest first. */
    Uni<List<InboundText>> overdue(Duration age, int limit);

    /** Deletes texts older than this. */
    Uni<Void> forget(Duration age);

    /**
     * How many texts the subscriber sent earlier.
     *
     * @param same the number of texts with the same gist
     * @param lately the number of all recent texts
     */
    record Earlier(int same, int lately) {}

    /**
     * How long an identical text counts as a repetition.
     *
     * @param unpublished for a text that was refused or not answered, counted from its arrival
     * @param inDoubt for a text whose response may not have arrived, counted from its publication
     */
    record RepeatWindows(Duration unpublished, Duration inDoubt) {}
}
