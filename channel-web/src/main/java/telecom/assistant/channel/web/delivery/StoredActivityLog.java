package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.store.web.Appended;
import telecom.assistant.store.web.UnseenReply;
import telecom.assistant.store.web.UnseenReplyStore;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebConversation;
import telecom.assistant.store.web.WebConversationStore;
import telecom.assistant.store.web.WebFence;

/** The activity log in the session store. */
@ApplicationScoped
class StoredActivityLog implements ActivityLog {

    private final WebConversationStore conversations;
    private final WebActivityStore activities;
    private final UnseenReplyStore unseen;

    StoredActivityLog(WebConversationStore conversations, WebActivityStore activities, UnseenReplyStore unseen) {
        this.conversations = conversations;
        this.activities = activities;
        this.unseen = unseen;
    }

    @Override
    public Uni<Optional<WebConversation>> find(String conversation) {
        return conversations.find(conversation);
    }

    @Override
    public Uni<Void> open(String conversation) {
        return conversations.open(conversation);
    }

    @Override
    public Uni<Void> end(String conversation) {
        return conversations.end(conversation);
    }

    @Override
    public Uni<Void> hold(String conversation, int partition) {
        return conversations.hold(conversation, partition);
    }

    @Override
    public Uni<Void> raise(String conversation, WebFence fence) {
        return conversations.raise(conversation, fence);
    }

    @Override
    public Uni<Appended> append(String conversation, String activityId, String json, WebFence turn) {
        return activities.append(conversation, activityId, json, turn);
    }

    @Override
    public Uni<Appended> appendReply(
            String conversation, String replyId, String json, WebFence turn, boolean unseenNow) {
        return activities.append(conversation, replyId, json, turn, unseenNow);
    }

    @Override
    public Uni<Void> noteUnseen(String conversation, long seq, WebFence turn) {
        return unseen.note(conversation, seq, turn);
    }

    @Override
    public Uni<List<UnseenReply>> claimUnseen(Duration age, Duration lease, int most) {
        return unseen.claim(age, lease, most);
    }

    @Override
    public Uni<Void> releaseUnseen(UnseenReply reply) {
        return unseen.release(reply);
    }

    @Override
    public Uni<Boolean> reportedUnseen(UnseenReply reply) {
        return unseen.markReported(reply);
    }

    @Override
    public Uni<List<UnseenReply>> seen(String conversation, long after, long upTo) {
        return unseen.seen(conversation, after, upTo);
    }

    @Override
    public Uni<Boolean> contains(String conversation, String activityId) {
        return activities.contains(conversation, activityId);
    }

    @Override
    public Uni<List<WebActivity>> after(String conversation, long seq, int limit) {
        return activities.after(conversation, seq, limit);
    }

    @Override
    public Uni<Map<String, Long>> lastSeqs(List<String> conversations) {
        return this.conversations.lastSeqs(conversations);
    }

    @Override
    public Uni<List<String>> latestIds(String conversation, int limit) {
        return activities.latestIds(conversation, limit);
    }
}
