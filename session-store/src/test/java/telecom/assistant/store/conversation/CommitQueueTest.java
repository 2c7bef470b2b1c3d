package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.store.TestConversation;

class CommitQueueTest {

    private static final int LIMIT = 3;

    private final CommitQueue queue = new CommitQueue(LIMIT);
    private final TestConversation conversation = TestConversation.begun();
    private final WaitingChange first = change(conversation);
    private final WaitingChange second = change(conversation);
    private final WaitingChange other = change(TestConversation.begun());

    @Test
    void returnsTheOldestFirst() {
        offer(first, other);

        assertThat(queue.take(1)).containsExactly(first);
        assertThat(queue.take(1)).containsExactly(other);
        assertThat(queue.take(1)).isEmpty();
    }

    @Test
    void returnsOneChangeOfASubscriberAtATimeAndLetsOthersPass() {
        offer(first, second, other);

        assertThat(queue.take(3)).containsExactly(first, other);
        assertThat(queue.take(3)).isEmpty();

        queue.done(List.of(first));
        assertThat(queue.take(3)).containsExactly(second);
    }

    @Test
    void refusesMoreThanItsLimitUntilSomeAreTaken() {
        offer(first, second, other);

        assertThat(queue.offer(change(TestConversation.begun()))).isFalse();
        queue.take(1);
        assertThat(queue.offer(change(TestConversation.begun()))).isTrue();
        assertThat(queue.size()).isEqualTo(LIMIT);
    }

    @Test
    void forgetsWhatIsWithdrawn() {
        offer(first, other);

        queue.withdraw(first);

        assertThat(queue.take(3)).containsExactly(other);
    }

    private void offer(WaitingChange... changes) {
        for (WaitingChange change : changes) {
            assertThat(queue.offer(change)).isTrue();
        }
    }

    private static WaitingChange change(TestConversation conversation) {
        return new WaitingChange(conversation.change(), null, null);
    }
}
