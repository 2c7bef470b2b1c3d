package telecom.assistant.store.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.store.Database;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.conversation.ConversationStore;

@QuarkusTest
@WithTestResource(Database.class)
class ConsentsIT {

    @Inject
    Consents consents;

    @Inject
    ConversationStore conversations;

    @Inject
    Rows rows;

    private final TestConversation conversation = TestConversation.begun();

    @Test
    void keepsTheTimeOfTheFirstOfTwoConsents() {
        await(consents.give(conversation.subscriberRecord(), ConsentScope.TRAINING, NOON));
        await(consents.give(conversation.subscriberRecord(), ConsentScope.TRAINING, NOON.plusSeconds(60)));

        assertThat(rows.count("consent where since = '" + NOON + "' and subscriber_id = '"
                        + conversation.subscriber().value() + "'"))
                .isEqualTo(1);
    }

    @Test
    void usesTheTimeOfTheSecondConsentAfterAWithdrawal() {
        await(consents.give(conversation.subscriberRecord(), ConsentScope.TRAINING, NOON));
        await(consents.withdraw(conversation.subscriber(), ConsentScope.TRAINING));
        await(consents.withdraw(conversation.subscriber(), ConsentScope.TRAINING));
        assertThat(consentsStored()).isZero();

        await(consents.give(conversation.subscriberRecord(), ConsentScope.TRAINING, NOON.plusSeconds(60)));

        assertThat(rows.count("consent where since > '" + NOON + "' and subscriber_id = '"
                        + conversation.subscriber().value() + "'"))
                .isEqualTo(1);
    }

    @Test
    void changesNothingElseThatIsKnownAboutTheSubscriber() {
        await(conversations.remember(conversation.subscriberRecord()));

        await(consents.give(
                new SubscriberRecord(conversation.subscriber(), null, null, "en"), ConsentScope.TRAINING, NOON));

        assertThat(await(conversations.takeOver(conversation.subscriber(), 1)).subscriber())
                .contains(conversation.subscriberRecord());
        assertThat(consentsStored()).isEqualTo(1);
    }

    private long consentsStored() {
        return rows.count(
                "consent where subscriber_id = '" + conversation.subscriber().value() + "'");
    }
}
