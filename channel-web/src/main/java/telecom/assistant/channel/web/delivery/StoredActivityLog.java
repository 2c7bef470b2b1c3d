package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.store.web.Appended;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebConversation;
import telecom.assistant.store.web.WebConversationStore;
import telecom.assistant.store.web.WebFence;

/** The log in the session store. */
@ApplicationScoped
class StoredActivityLog implements ActivityLog {

    private final WebConversationStore conversations;
    private final WebActivityStore activities;

    StoredActivityLog(WebConversationStore conversations, WebActivityStore activities) {
        this.conversations = conversations;
        this.activities = activities;
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
