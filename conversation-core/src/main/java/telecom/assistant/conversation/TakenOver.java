package telecom.assistant.conversation;

import java.util.List;
import java.util.Optional;

/**
 * What an engine gets when it takes a subscriber over.
 *
 * @param subscriber what is known of the person; empty for somebody new
 * @param conversation the one that is open, which only this engine may write from now on; empty when none is
 * @param settled how their last conversation was closed, or they were erased, whichever was later
 * @param usage on the last days, today in any time zone among them
 */
public record TakenOver(
        Optional<SubscriberRecord> subscriber,
        Optional<LoadedConversation> conversation,
        Optional<SettledThrough> settled,
        List<SubscriberUsage> usage) {

    public TakenOver {
        usage = List.copyOf(usage);
    }
}
