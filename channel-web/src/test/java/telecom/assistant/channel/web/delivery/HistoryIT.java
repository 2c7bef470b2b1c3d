package telecom.assistant.channel.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.channel.web.delivery.WebTestNode.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.web.Stack;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebConversationStore;

@QuarkusTest
@WithTestResource(Stack.class)
class HistoryIT {

    @Inject
    WebConversationStore conversations;

    @Inject
    WebActivityStore activities;

    @Test
    void readsTheNewestSeqOfEachConversation() {
        String silent = begin();
        String talking = begin();
        say(talking, "a-1");
        say(talking, "a-2");

        assertThat(await(conversations.lastSeqs(List.of(silent, talking, "unknown"))))
                .isEqualTo(Map.of(silent, 0L, talking, 2L));
    }

    @Test
    void forgetsOnlyOldActivitiesAndConversations() {
        String silent = begin();
        String talking = begin();
        say(talking, "a-1");

        await(conversations.forget(Duration.ofHours(1)));
        assertThat(await(activities.contains(talking, "a-1"))).isTrue();
        assertThat(await(conversations.find(silent))).isPresent();

        await(conversations.forget(Duration.ZERO));
        assertThat(await(activities.contains(talking, "a-1"))).isFalse();
        assertThat(await(conversations.find(silent))).isEmpty();
        assertThat(await(conversations.find(talking))).isEmpty();
    }

    private String begin() {
        String id = Ids.timeOrdered().toString();
        await(conversations.create(id, WebFixtures.SUBSCRIBER, "account-1", null, null));
        return id;
    }

    private void say(String conversation, String activity) {
        await(activities.append(conversation, activity, "{}", null));
    }
}
