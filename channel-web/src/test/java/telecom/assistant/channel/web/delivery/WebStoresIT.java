package telecom.assistant.channel.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.channel.web.delivery.WebTestNode.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.web.Stack;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.store.web.Appended;
import telecom.assistant.store.web.Appended.Outcome;
import telecom.assistant.store.web.UnseenReply;
import telecom.assistant.store.web.UnseenReplyStore;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebConversationStore;
import telecom.assistant.store.web.WebFence;

@QuarkusTest
@WithTestResource(Stack.class)
class WebStoresIT {

    @Inject
    WebActivityStore activities;

    @Inject
    UnseenReplyStore unseen;

    @Inject
    WebConversationStore conversations;

    private final String chat = Ids.timeOrdered().toString();
    private final UUID conversation = Ids.timeOrdered();

    @BeforeEach
    void begin() {
        await(conversations.create(chat, WebFixtures.SUBSCRIBER, "account-1", null, null));
    }

    @Test
    void keepsEpochAndTurnAsIndependentBounds() {
        assertThat(append(2, 3)).isEqualTo(Outcome.STORED);

        assertThat(append(1, 4)).isEqualTo(Outcome.REFUSED);
        assertThat(append(3, 2)).isEqualTo(Outcome.REFUSED);
        assertThat(append(2, 3)).isEqualTo(Outcome.STORED);
        assertThat(append(3, 3)).isEqualTo(Outcome.STORED);
        assertThat(fence()).isEqualTo(new WebFence(conversation, 3, 3));
    }

    @Test
    void raisesBothBoundsAndLowersNeither() {
        append(2, 3);

        await(conversations.raise(chat, new WebFence(conversation, 1, 9)));
        assertThat(fence()).isEqualTo(new WebFence(conversation, 2, 3));

        await(conversations.raise(chat, new WebFence(conversation, 3, 2)));
        assertThat(fence()).isEqualTo(new WebFence(conversation, 3, 3));

        await(conversations.raise(chat, new WebFence(conversation, 3, 5)));
        assertThat(fence()).isEqualTo(new WebFence(conversation, 3, 5));

        UUID next = Ids.timeOrdered();
        await(conversations.raise(chat, new WebFence(next, 1, 1)));
        assertThat(fence()).isEqualTo(new WebFence(next, 1, 1));
    }

    @Test
    void letsAnUnseenReplyBeClaimedAgainOnlyAfterItsRelease() {
        UnseenReply reply = unseen(1);

        assertThat(claim(Duration.ofHours(1))).isEmpty();
        assertThat(claim(Duration.ZERO)).containsExactly(reply);
        assertThat(claim(Duration.ZERO)).isEmpty();

        await(unseen.release(reply));
        assertThat(claim(Duration.ZERO)).containsExactly(reply);
    }

    @Test
    void letsAnUnseenReplyBeClaimedAgainWhenTheLeaseIsOver() {
        UnseenReply reply = unseen(1);
        claim(Duration.ZERO);

        assertThat(claim(Duration.ZERO, Duration.ZERO)).containsExactly(reply);
        assertThat(await(unseen.markReported(reply))).isTrue();
        assertThat(claim(Duration.ZERO, Duration.ZERO)).isEmpty();
    }

    @Test
    void doesNotMarkASeenReplyAsReported() {
        UnseenReply reply = unseen(1);
        claim(Duration.ZERO);
        await(unseen.seen(chat, 0, 1));

        assertThat(await(unseen.markReported(reply))).isFalse();
    }

    @Test
    void returnsTheClaimedRepliesAmongThoseSeen() {
        UnseenReply claimed = unseen(1);
        claim(Duration.ZERO);
        unseen(2);
        UnseenReply third = unseen(3);

        assertThat(await(unseen.seen(chat, 0, 2))).containsExactly(claimed);
        assertThat(await(unseen.seen(chat, 0, 2))).isEmpty();
        assertThat(claim(Duration.ZERO)).containsExactly(third);
    }

    @Test
    void notesAfterwardsThatAReplyHasReachedNoClient() {
        UUID reply = UUID.randomUUID();
        WebFence turn = new WebFence(conversation, 1, 1);
        Appended appended = await(activities.append(chat, reply.toString(), "{}", turn, false));
        assertThat(claim(Duration.ZERO)).isEmpty();

        await(unseen.note(chat, appended.seq(), turn));
        await(unseen.note(chat, appended.seq(), turn));

        assertThat(claim(Duration.ZERO)).containsExactly(new UnseenReply(chat, appended.seq(), reply, conversation, 1));
    }

    @Test
    void forgetsAnUnseenReplyWithItsActivity() {
        unseen(1);

        await(conversations.forget(Duration.ZERO));

        assertThat(claim(Duration.ZERO)).isEmpty();
    }

    private UnseenReply unseen(long turn) {
        UUID reply = UUID.randomUUID();
        Appended appended =
                await(activities.append(chat, reply.toString(), "{}", new WebFence(conversation, 1, turn), true));
        return new UnseenReply(chat, appended.seq(), reply, conversation, turn);
    }

    private List<UnseenReply> claim(Duration age) {
        return claim(age, Duration.ofHours(1));
    }

    private List<UnseenReply> claim(Duration age, Duration lease) {
        return await(unseen.claim(age, lease, 1000)).stream()
                .filter(reply -> reply.webConversation().equals(chat))
                .toList();
    }

    private Outcome append(long epoch, long turn) {
        String id = UUID.randomUUID().toString();
        return await(activities.append(chat, id, "{}", new WebFence(conversation, epoch, turn)))
                .outcome();
    }

    private WebFence fence() {
        return await(conversations.find(chat)).orElseThrow().fence().orElseThrow();
    }
}
