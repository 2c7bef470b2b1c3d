package telecom.assistant.store.web;

import java.util.Optional;
import telecom.assistant.channel.SubscriberId;

/**
 * A Direct Line conversation: who takes part in it, and how far it has progressed.
 *
 * @param userId the app account, as the operator's backend names it
 * @param name what to call the user; null if unknown
 * @param number the phone number in E.164 form; null if the account has no linked number
 * @param nodePartition the outbound partition of the node that holds the newest stream; null before the first stream
 * @param lastSeq the seq of the newest stored activity; 0 if there is none
 */
public record WebConversation(
        String id,
        SubscriberId subscriber,
        String userId,
        String name,
        String number,
        Integer nodePartition,
        long lastSeq,
        Optional<WebFence> fence,
        boolean opened,
        boolean ended) {

    /** Leaves account, name and number out, because conversations end up in log lines. */
    @Override
    public String toString() {
        return "web conversation " + id;
    }
}
