package telecom.assistant.store.conversation;

import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.LoadedConversation;
import telecom.assistant.conversation.TakenOver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.store.Talk.NOON;
import static telecom.assistant.store.Talk.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Role;
import telecom.assistant.store.Database;
import telecom.assistant.store.Rows;
import telecom.assistant.store.Talk;

@QuarkusTest
@WithTestResource(Database.class)
class TakeOverIT {

    @Inject
    ConversationStore store;

    @Inject
    Rows rows;

    private final Talk talk = Talk.begun();

    /** The engine that is fenced off got its last write in while the take-over waited for the row. */
    @Test
    void seesWhatTheLastHolderCommitsWhileItWaits() throws SQLException {
        Talk.await(
                store.save(talk.with(said(1, Role.SUBSCRIBER, "question", NOON)).opening()));
        UniAssertSubscriber<TakenOver> taking;
        try (Rows.Held lastHolder = rows.hold(
                "update conversation set turn = 2 where conversation_id = '" + talk.id() + "'",
                "insert into utterance select conversation_id, gen_random_uuid(), subscriber_id, 2, 'ASSISTANT', null,"
                        + " channel, leg, 'answer', language, state, said_at from utterance where conversation_id = '"
                        + talk.id() + "'")) {
            taking = store.takeOver(talk.subscriber(), 10).subscribe().withSubscriber(UniAssertSubscriber.create());
            await().until(rows::isAnyBlocked);
        }

        LoadedConversation taken = taking.awaitItem(Duration.ofSeconds(10))
                .getItem()
                .conversation()
                .orElseThrow();
        assertThat(taken.conversation().turn()).isEqualTo(2);
        assertThat(taken.conversation().epoch()).isEqualTo(2);
        assertThat(taken.utterances()).extracting(UtteranceRecord::text).containsExactly("question", "answer");
    }

    @Test
    void keepsTheSummary() {
        Talk.await(store.save(talk.opening()));
        Summary summary = new Summary("the bill was explained", 4);

        Talk.await(store.save(talk.at(1, 5).summarizedBy(summary).change()));

        assertThat(Talk.await(store.takeOver(talk.subscriber(), 1))
                        .conversation()
                        .orElseThrow()
                        .conversation()
                        .summary())
                .isEqualTo(summary);
    }

    @Test
    void tellsWhatIsKnownOfAPersonWithoutAConversation() {
        Talk.await(store.remember(talk.person()));

        TakenOver taken = Talk.await(store.takeOver(talk.subscriber(), 1));

        assertThat(taken.subscriber()).contains(talk.person());
        assertThat(taken.conversation()).isEmpty();
        assertThat(taken.settled()).isEmpty();
    }

    @Test
    void tellsByWhichEventTheLastConversationWasClosed() {
        SettledThrough first = new SettledThrough(3, 40, NOON);
        SettledThrough last = new SettledThrough(3, 50, NOON.plusSeconds(60));
        Talk.await(store.save(talk.opening()));
        Talk.await(store.save(talk.closed(first).change()));
        Talk next = ofSameSubscriber();
        Talk.await(store.save(next.opening()));
        Talk.await(store.save(next.closed(last).change()));

        assertThat(Talk.await(store.takeOver(talk.subscriber(), 1)).settled()).contains(last);

        Talk open = ofSameSubscriber();
        Talk.await(store.save(open.opening()));
        TakenOver taken = Talk.await(store.takeOver(talk.subscriber(), 1));
        assertThat(taken.conversation()).isPresent();
        assertThat(taken.settled()).contains(last);
    }

    private Talk ofSameSubscriber() {
        ConversationRecord other = Talk.begun().conversation();
        return new Talk(
                new ConversationRecord(
                        other.id(),
                        talk.subscriber(),
                        1,
                        1,
                        other.mode(),
                        other.route(),
                        "ko",
                        NOON,
                        NOON,
                        null,
                        null,
                        null),
                talk.legs(),
                talk.utterances());
    }
}
