package telecom.assistant.store.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.store.Database;

@QuarkusTest
@WithTestResource(Database.class)
class DeliveryLedgerIT {

    private final String id = UUID.randomUUID().toString();

    @Inject
    DeliveryLedger ledger;

    @Test
    void findsTheOwnerOfASegmentInFlight() {
        Delivery delivery = sent(id);

        assertThat(await(ledger.owner(List.of("unknown", id)))).contains(delivery.subscriber());

        await(ledger.settle(delivery.subscriber(), new SegmentReceipt(List.of(id), true, "DELIVRD")));
        assertThat(await(ledger.owner(List.of(id)))).isEmpty();
    }

    @Test
    void findsNoOwnerIfThereAreSeveral() {
        sent(id);
        sent(id);

        assertThat(await(ledger.owner(List.of(id)))).isEmpty();
    }

    @Test
    void storesASegmentWithoutAnIdAsSent() {
        Delivery delivery = sent("");

        assertThat(await(ledger.open(delivery)).segments()).containsExactly(SegmentState.SENT);
    }

    @Test
    void keepsAReceiptForASegmentWhoseIdIsNotKnownYet() {
        Delivery settled = sent("10");
        await(ledger.settle(settled.subscriber(), new SegmentReceipt(List.of("10"), true, "DELIVRD")));
        Delivery next = delivery(settled.subscriber());
        await(ledger.open(next));

        // 16 is 10 in hexadecimal.
        assertThat(await(ledger.settle(
                        next.subscriber(), new SegmentReceipt(List.of("16", "10", "22"), true, "DELIVRD"))))
                .isEmpty();

        assertThat(await(ledger.sent(next.subscriber(), next.replyId(), 1, "16"))
                        .flatMap(MatchedDelivery::outcome))
                .isEqualTo(Optional.of(DeliveryStatus.DELIVERED));
    }

    private Delivery sent(String messageId) {
        Delivery delivery = delivery(new SubscriberId("subscriber-" + Ids.timeOrdered()));
        await(ledger.open(delivery));
        await(ledger.sent(delivery.subscriber(), delivery.replyId(), 1, messageId));
        return delivery;
    }

    private static Delivery delivery(SubscriberId subscriber) {
        Route route = new Route(Channel.SMS, "leg", "+821000000101", "114", null);
        return new Delivery(subscriber, Ids.timeOrdered(), Ids.timeOrdered(), 1, route, 1);
    }
}
