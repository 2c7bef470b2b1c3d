package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/**
 * Collects the parts of text messages and recognises a message that the SMSC sends again.
 *
 * <p>SMPP gives texts no ids, so a repetition is recognised by its content, and only as long as there is a reason for
 * the SMSC to repeat it: the earlier text was not published, so it was refused or its response never written; or its
 * response is in doubt, because the connection was lost. Whatever comes after a response that has arrived is a new
 * text: "yes" said twice is two texts. The parts of a concatenated text, which have a reference in common, are
 * repetitions for as long as a doubt lasts, too.
 */
public interface InboundTexts {

    /** Stores a part and returns the text that it belongs to. The part is durable once the result arrives. */
    Uni<InboundText> arrived(InboundPart part, RepeatWindows windows);

    /**
     * Stores that the text was published, and drops its content. To be called before the response to the SMSC: from
     * then on the text counts as acknowledged, even if the node dies before it writes the response, but not if the
     * response is in doubt, before or after.
     */
    Uni<Void> published(SubscriberId subscriber, UUID id);

    /** Stores that the response to the text may not have arrived, so that the SMSC may repeat it. */
    Uni<Void> responseInDoubt(SubscriberId subscriber, UUID id);

    /** Stores that a repetition of the published text is answered, which ends the doubt. To be called before that response. */
    Uni<Void> repetitionAnswered(SubscriberId subscriber, UUID id);

    /**
     * Counts what the subscriber texted before. Stores what this text says, as a hash; asked for again, the result is
     * the same as long as the times have not passed.
     *
     * @param gist what the text says, apart from how it is written
     * @param within how long ago texts that said the same count
     * @param lately how long ago any texts count
     */
    Uni<Earlier> earlier(SubscriberId subscriber, UUID id, String gist, Duration within, Duration lately);

    /** Concatenated texts that began to arrive longer ago than this and are not published yet, oldest first. */
    Uni<List<InboundText>> overdue(Duration age, int limit);

    /** Deletes texts older than this. */
    Uni<Void> forget(Duration age);

    /**
     * What the subscriber texted before.
     *
     * @param same how many texts said the same
     * @param lately how many texts there were
     */
    record Earlier(int same, int lately) {}

    /**
     * How long an identical text counts as a repetition.
     *
     * @param unpublished of a text that was refused or not answered, counted from its arrival
     * @param inDoubt of a text whose response may not have arrived, counted from its publication
     */
    record RepeatWindows(Duration unpublished, Duration inDoubt) {}
}
