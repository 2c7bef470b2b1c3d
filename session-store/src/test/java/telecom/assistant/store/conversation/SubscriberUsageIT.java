package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.SubscriberUsage;
import telecom.assistant.store.Database;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;

/** How much subscribers have used the model, as one engine writes it and the next one reads it. */
@QuarkusTest
@WithTestResource(Database.class)
class SubscriberUsageIT {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Inject
    ConversationStore store;

    @Inject
    Rows rows;

    private final TestConversation conversation = TestConversation.begun();

    @BeforeEach
    void open() {
        await(store.save(conversation.opening()));
    }

    @Test
    void countsAChangeOnceHoweverOftenItIsWritten() {
        ConversationChange change = withUsage(conversation.at(1, 2), new DayUsage(today, 1200, 2));

        await(store.save(change));
        await(store.save(change));

        assertThat(usage()).containsExactly(both(new DayUsage(today, 1200, 2)));
    }

    @Test
    void addsUpTheConversationsOfADay() {
        DayUsage first = new DayUsage(today, 1000, 1);
        DayUsage second = new DayUsage(today, 500, 1);
        await(store.save(withUsage(conversation.closed(), first)));
        TestConversation next = next();
        await(store.save(next.opening()));
        await(store.save(withUsage(next, second)));

        assertThat(usage()).containsExactly(new SubscriberUsage(new DayUsage(today, 1500, 2), second));
    }

    @Test
    void keepsDaysApartAndReadsOnlyTheLastTwo() {
        DayUsage yesterday = new DayUsage(today.minusDays(1), 300, 1);
        DayUsage current = new DayUsage(today, 200, 1);
        await(store.save(withUsage(conversation, new DayUsage(today.minusDays(2), 400, 1), yesterday, current)));

        assertThat(usage()).containsExactlyInAnyOrder(both(yesterday), both(current));
    }

    @Test
    void writesNothingForAnEngineThatHasLostTheConversation() {
        await(store.takeOver(conversation.subscriber(), 1));

        assertThatThrownBy(() -> await(store.save(withUsage(conversation.at(1, 2), new DayUsage(today, 100, 1)))))
                .isInstanceOf(FencedException.class);
        assertThat(rows.count("subscriber_usage where subscriber_id = '"
                        + conversation.subscriber().value() + "'"))
                .isZero();
    }

    private List<SubscriberUsage> usage() {
        return await(store.takeOver(conversation.subscriber(), 1)).usage();
    }

    /** Another conversation of the same subscriber. */
    private TestConversation next() {
        TestConversation other = TestConversation.begun();
        return other.of(conversation.subscriber());
    }

    private static SubscriberUsage both(DayUsage usage) {
        return new SubscriberUsage(usage, usage);
    }

    private static ConversationChange withUsage(TestConversation conversation, DayUsage... usage) {
        ConversationChange change = conversation.change();
        return new ConversationChange(
                change.subscriber(), change.conversation(), change.legs(), change.utterances(), false, List.of(usage));
    }
}
