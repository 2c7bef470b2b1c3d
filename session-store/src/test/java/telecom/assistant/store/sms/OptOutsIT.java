package telecom.assistant.store.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Database;

@QuarkusTest
@WithTestResource(Database.class)
class OptOutsIT {

    @Inject
    OptOuts optOuts;

    private final SubscriberId subscriber = new SubscriberId("opted-out-" + Ids.timeOrdered());

    @ParameterizedTest
    @ValueSource(strings = {"114", "82114", "+82114", "0114"})
    void appliesHoweverTheAddressIsWritten(String address) {
        await(optOuts.optOut(subscriber, "114"));
        assertThat(await(optOuts.isOptedOut(subscriber, address))).isTrue();
        assertThat(await(optOuts.isOptedOut(subscriber, "1144"))).isFalse();

        await(optOuts.optIn(subscriber, address));
        assertThat(await(optOuts.isOptedOut(subscriber, "114"))).isFalse();
    }

    @Test
    void keepsTheTimeOfTheFirstOptOut() {
        await(optOuts.optOut(subscriber, "114"));
        Optional<Instant> since = await(optOuts.since(subscriber, "114"));

        await(optOuts.optOut(subscriber, "114"));
        await(optOuts.optOut(subscriber, "+82114"));

        assertThat(since).isPresent();
        assertThat(await(optOuts.since(subscriber, "114"))).isEqualTo(since);
    }
}
