package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Database;
import telecom.assistant.store.TestConversation;

@QuarkusTest
@WithTestResource(Database.class)
class RecordedConversationsIT {

    @Inject
    RecordedConversations recorded;

    @Inject
    ConversationStore conversations;

    @Test
    void listsTheNewestFirstAndContinuesWhereAListEnded() {
        UUID oldest = stored(TestConversation.begun());
        UUID closed = stored(TestConversation.begun().closed());
        UUID newest = stored(TestConversation.begun());

        List<UUID> first = await(recorded.newest(Optional.empty(), 2));

        assertThat(first).containsExactly(newest, closed);
        assertThat(await(recorded.newest(Optional.of(closed), 1))).containsExactly(oldest);
    }

    @Test
    void readsTheEndOfAConversationThatIsOverWithItsSummary() {
        TestConversation conversation = TestConversation.begun()
                .with(
                        said(1, Role.SUBSCRIBER, "hello", NOON),
                        said(2, Role.ASSISTANT, "the answer", NOON.plusSeconds(1)),
                        said(2, Role.SUBSCRIBER, "the question", NOON.plusSeconds(2)))
                .summarizedBy(new Summary("greeted", 1))
                .closed();
        stored(conversation);

        RecordedConversation read = await(recorded.read(conversation.id(), 2)).orElseThrow();

        assertThat(read.said()).extracting(UtteranceRecord::text).containsExactly("the question", "the answer");
        assertThat(read.summary()).isEqualTo(new Summary("greeted", 1));
        assertThat(read.openedAt()).isEqualTo(NOON);
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        assertThat(await(recorded.read(Ids.timeOrdered(), 10))).isEmpty();
    }

    private UUID stored(TestConversation conversation) {
        await(conversations.save(conversation.opening()));
        return conversation.id();
    }
}
