package telecom.assistant.conversation;

import java.util.List;
import java.util.Optional;

/**
 * What an engine gets when it takes over a subscriber.
 *
 * @param subscriber what is known of the person; empty for somebody new
 * @param conversation the open conversation, which only this engine may write from now on; empty if none is open
 * @param settled the event that closed their last conversation or erased them, whichever was later
 * @param usage of the last few days, which include today in any time zone
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
