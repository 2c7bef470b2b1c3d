package telecom.assistant.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.ErasureRequested;
import telecom.assistant.channel.kafka.PublishedEvents;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.access.Auditor;
import telecom.assistant.gateway.access.TestAccess;
import telecom.assistant.store.audit.AuditedAction;

class SubscriberEndpointTest {

    private static final String NUMBER = "+821000000101";

    private final SubscriberIdentity identity = new SubscriberIdentity(Settings.subscribers());
    private final PublishedEvents published = new PublishedEvents();
    private final List<AuditedAction> audited = new ArrayList<>();
    private final SubscriberEndpoint endpoint = new SubscriberEndpoint(
            AdminGuardTest.guard(null, "engine"),
            identity,
            published,
            Settings.admin(null),
            TestAccess.WITHOUT_LOG_IN,
            new Auditor(action -> {
                audited.add(action);
                return Uni.createFrom().voidItem();
            }));

    @ParameterizedTest
    @ValueSource(strings = {NUMBER, "010-0000-0101"})
    void requestsTheErasureOfANumber(String number) {
        assertThat(request("{\"number\":\"" + number + "\"}")).isEqualTo(identity.ofNumber(NUMBER));

        assertThat(published.envelopes()).singleElement().satisfies(envelope -> {
            assertThat(envelope.event()).isEqualTo(new ErasureRequested());
            assertThat(envelope.subscriber()).isEqualTo(identity.ofNumber(NUMBER));
        });
    }

    @Test
    void requestsTheErasureOfAnAccount() {
        assertThat(request("{\"account\":\"haneul\"}")).isEqualTo(identity.ofAccount("haneul"));
    }

    @Test
    void requestsTheErasureOfAPseudonym() {
        SubscriberId known = identity.ofNumber(NUMBER);

        assertThat(request("{\"subscriber\":\"" + known.value() + "\"}")).isEqualTo(known);
    }

    @Test
    void publishesASeparateEventForEachRequest() {
        request("{\"account\":\"haneul\"}");
        request("{\"account\":\"haneul\"}");

        assertThat(published.envelopes()).extracting(Envelope::id).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "no json",
                "[]",
                "{\"number\":null}",
                "{\"number\":\"" + NUMBER + "\",\"account\":\"haneul\"}",
                "{\"number\":\"" + NUMBER + "\"} {}",
                "{\"phone\":\"" + NUMBER + "\"}",
                "{\"number\":\"haneul\"}",
                "{\"account\":\" \"}",
                "{\"subscriber\":\"" + NUMBER + "\"}"
            })
    void refusesAnInvalidBodyWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> request(body))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400))
                .hasMessageNotContaining(NUMBER)
                .hasMessageNotContaining("haneul")
                .hasNoCause();
        assertThat(published.envelopes()).isEmpty();
    }

    @Test
    void failsWhenKafkaDoesNotAcceptTheRequest() {
        published.refuse(ErasureRequested.class, 1);

        assertThatThrownBy(() -> request("{\"account\":\"haneul\"}"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    }

    @Test
    void auditsNothingWithoutALogIn() {
        request("{\"account\":\"haneul\"}");

        assertThat(audited).isEmpty();
    }

    private SubscriberId request(String body) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return new SubscriberId(endpoint.erase(AdminGuardTest.request("127.0.0.1", null), bytes)
                .await()
                .atMost(Duration.ofSeconds(5))
                .subscriber());
    }
}
