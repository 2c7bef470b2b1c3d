package telecom.assistant.store.conversation;

import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.Summary;
import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.Talk.NOON;
import static telecom.assistant.store.Talk.await;
import static telecom.assistant.store.Talk.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Role;
import telecom.assistant.store.Database;
import telecom.assistant.store.Talk;

@QuarkusTest
@WithTestResource(Database.class)
class RecordedConversationsIT {

    @Inject
    RecordedConversations recorded;

    @Inject
    ConversationStore conversations;

    @Test
    void listsTheNewestFirstAndGoesOnWhereAListEnded() {
        UUID oldest = stored(Talk.begun());
        UUID closed = stored(Talk.begun().closed());
        UUID newest = stored(Talk.begun());

        List<UUID> first = await(recorded.newest(Optional.empty(), 2));

        assertThat(first).containsExactly(newest, closed);
        assertThat(await(recorded.newest(Optional.of(closed), 1))).containsExactly(oldest);
    }

    @Test
    void readsTheEndOfAConversationThatIsOverWithItsSummary() {
        Talk talk = Talk.begun()
                .with(
                        said(1, Role.SUBSCRIBER, "hello", NOON),
                        said(2, Role.ASSISTANT, "the answer", NOON.plusSeconds(1)),
                        said(2, Role.SUBSCRIBER, "the question", NOON.plusSeconds(2)))
                .summarizedBy(new Summary("greeted", 1))
                .closed();
        stored(talk);

        RecordedConversation read = await(recorded.read(talk.id(), 2)).orElseThrow();

        assertThat(read.said()).extracting(UtteranceRecord::text).containsExactly("the question", "the answer");
        assertThat(read.summary()).isEqualTo(new Summary("greeted", 1));
        assertThat(read.openedAt()).isEqualTo(NOON);
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        assertThat(await(recorded.read(Ids.timeOrdered(), 10))).isEmpty();
    }

    private UUID stored(Talk talk) {
        await(conversations.save(talk.opening()));
        return talk.id();
    }
}
