package telecom.assistant.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.TakeOverResult;
import telecom.assistant.store.Database;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.conversation.ConversationStore;
import telecom.assistant.store.desk.SuggestionStore;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebConversationStore;

@QuarkusTest
@WithTestResource(Database.class)
class ErasureIT {

    private static final SettledThrough REQUEST = new SettledThrough(3, 40, NOON);

    @Inject
    ConversationStore conversations;

    @Inject
    SuggestionStore suggestions;

    @Inject
    WebConversationStore chats;

    @Inject
    WebActivityStore activities;

    @Inject
    Erasure erasure;

    @Inject
    Erasures erasures;

    @Inject
    Rows rows;

    @Test
    void leavesOnlyPseudonymousRecordsThatAreStillNeeded() {
        TestConversation conversation = fill();

        await(erasure.erase(conversation.subscriber(), REQUEST));
        await(erasure.erase(conversation.subscriber(), REQUEST));

        assertThat(tablesOf(conversation))
                .containsExactly("erased_subscriber", "sms_delivery", "sms_opt_out", "sms_segment");
        assertThat(rows.texts("select leg || subscriber_address || service_address from sms_delivery"
                        + " where subscriber_id = '" + conversation.subscriber() + "'"))
                .containsExactly("");
        assertThat(rows.count("sms_segment where message_id is not null and subscriber_id = '"
                        + conversation.subscriber() + "'"))
                .isZero();
        assertThat(rows.count("sms_inbound_part where subscriber_id = '" + conversation.subscriber() + "'"))
                .isZero();
    }

    @Test
    void leavesEverybodyElseAlone() {
        TestConversation conversation = fill();
        TestConversation other = fill();
        List<String> before = tablesOf(other);

        await(erasure.erase(conversation.subscriber(), REQUEST));

        assertThat(tablesOf(other)).isEqualTo(before).hasSizeGreaterThan(10);
    }

    @Test
    void fencesTheEngineThatStillHoldsTheConversation() {
        TestConversation conversation = fill();

        await(erasure.erase(conversation.subscriber(), REQUEST));

        assertThatThrownBy(() -> await(conversations.save(conversation
                        .at(1, 2)
                        .with(said(2, Role.ASSISTANT, "late", NOON))
                        .change())))
                .isInstanceOf(FencedException.class);
        assertThat(tablesOf(conversation)).doesNotContain("conversation", "utterance", "subscriber");
    }

    @Test
    void recordsWhichEventErasedASubscriber() {
        TestConversation conversation = fill();
        await(erasure.erase(conversation.subscriber(), REQUEST));

        await(erasure.erase(conversation.subscriber(), new SettledThrough(3, 30, NOON.minusSeconds(60))));

        assertThat(await(conversations.takeOver(conversation.subscriber(), 1)))
                .isEqualTo(new TakeOverResult(
                        Optional.empty(), Optional.empty(), Optional.of(REQUEST.asErasure()), List.of()));
    }

    @Test
    void findsErasedSubscribersOnly() {
        TestConversation conversation = fill();
        TestConversation other = fill();
        await(erasure.erase(conversation.subscriber(), REQUEST));

        assertThat(await(erasures.of(List.of(conversation.subscriber(), other.subscriber()))))
                .isEqualTo(Map.of(conversation.subscriber(), REQUEST.asErasure()));
    }

    /** Every table with a row about the subscriber. */
    private List<String> tablesOf(TestConversation conversation) {
        return rows.texts("""
                        select c.table_name from information_schema.columns c
                            join information_schema.tables t using (table_schema, table_name)
                        where c.column_name = 'subscriber_id' and c.table_schema = 'public'
                            and t.table_type = 'BASE TABLE' order by 1""").stream()
                .filter(table -> rows.count(table + " where subscriber_id = '"
                                + conversation.subscriber().value() + "'")
                        > 0)
                .toList();
    }

    /** Inserts a row into each table. */
    private TestConversation fill() {
        TestConversation conversation = TestConversation.begun().with(said(1, Role.SUBSCRIBER, "hello", NOON));
        String who = conversation.subscriber().value();
        await(conversations.save(conversation.opening()));
        await(suggestions.offer(
                conversation.subscriber(),
                conversation.id(),
                1,
                Ids.timeOrdered(),
                List.of(new Suggestion(Ids.timeOrdered(), "first", 0.5))));
        String chat = "chat-" + conversation.id();
        await(chats.create(chat, conversation.subscriber(), "user", null, null));
        await(activities.append(chat, "a-1", "{}", null));
        rows.execute(
                "insert into sms_inbound (subscriber_id, message_id, fingerprint, sender, recipient, total, arrived_at)"
                        + " values ('" + who + "', '" + conversation.id() + "', 'f', 's', 'r', 1, now())",
                "insert into sms_inbound_part values ('" + who + "', '" + conversation.id() + "', 1, 'd', null)",
                "insert into sms_delivery values ('" + who + "', '" + conversation.id()
                        + "', null, 1, 'leg', 'a', 'b', 1, now())",
                "insert into sms_segment values ('" + who + "', '" + conversation.id() + "', 1, 'SENT', 'm', now())",
                "insert into sms_early_receipt values ('" + who + "', '" + conversation.id()
                        + "', 'm', true, 's', now())",
                "insert into sms_opt_out values ('" + who + "', '114', now())",
                "insert into reply_rating values ('" + conversation.id() + "', '" + conversation.id() + "', '" + who
                        + "', true, now())",
                "insert into subscriber_usage values ('" + who + "', current_date, '" + conversation.id() + "', 1, 1)",
                "insert into consent values ('" + who + "', 'TRAINING', now())");
        return conversation;
    }
}
