package telecom.assistant.conversation;

import java.util.List;
import java.util.Optional;

/**
 * The stored data that an engine receives when it takes over a subscriber.
 *
 * @param subscriber the subscriber's record; empty for a new subscriber
 * @param conversation the open conversation, which only this engine may write from now on; empty if none is open
 * @param settled the event that closed the subscriber's last conversation or the event that erased the subscriber,
 *     whichever is later; empty if there was neither
 * @param usage the subscriber's use of the model on the last few days, which include today in any time zone
 */
public record TakeOverResult(
        Optional<SubscriberRecord> subscriber,
        Optional<LoadedConversation> conversation,
        Optional<SettledThrough> settled,
        List<SubscriberUsage> usage) {

    public TakeOverResult {
        usage = List.copyOf(usage);
    }
}
