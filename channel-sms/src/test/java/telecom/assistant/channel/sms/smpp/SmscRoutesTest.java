package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;

import com.cloudhopper.smpp.SmppBindType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.flow.VertxTimers;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.smpp.SubmitOutcome.Status;
import telecom.assistant.channel.sms.text.Segmentation;

class SmscRoutesTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String ABROAD = "+819012345678";

    private final List<Incoming> received = new CopyOnWriteArrayList<>();
    private RawSmsc first;
    private RawSmsc second;
    private SmscRoutes routes;

    @BeforeEach
    void start() throws IOException {
        first = new RawSmsc();
        second = new RawSmsc();
    }

    @AfterEach
    void stop() throws IOException {
        if (routes != null) {
            routes.close();
        }
        first.close();
        second.close();
    }

    @AfterAll
    static void stopTimers() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsToTheSmscForThePrefixInThatSmscsFormat() {
        bind(Map.of(
                "smscs.abroad.host", "127.0.0.1",
                "smscs.abroad.port", Integer.toString(second.port()),
                "smscs.abroad.prefixes", "+81",
                "smpp.profile.wide-coding", "0x84"));

        submit(NUMBER, "요금");
        submit(ABROAD, "요금");

        assertThat(first.submitted()).hasSize(1);
        assertThat(first.submitted().get(0).body()).contains("\u0084");
        assertThat(second.submitted()).hasSize(1);
        assertThat(second.submitted().get(0).body()).doesNotContain("\u0084");
    }

    @Test
    void sendsThroughTheNextHostWhileTheFirstIsNotBound() throws IOException {
        bind(Map.of("smpp.standby", "127.0.0.1:" + second.port()));
        await().until(() -> !second.bindNanos().isEmpty());
        submit(NUMBER, "one");

        first.close();
        await().until(() -> submitted(NUMBER, "two").status() == Status.SENT);

        assertThat(first.submitted()).hasSize(1);
        assertThat(second.submitted()).hasSize(1);
        assertThat(routes.isBound()).isTrue();
    }

    @Test
    void sendsThroughTheNextHostWhileTheFirstIsThrottling() {
        bind(Map.of("smpp.standby", "127.0.0.1:" + second.port(), "smpp.throttle-pause-min", "1h"));
        await().until(() -> !second.bindNanos().isEmpty());
        first.answerSubmissions(submit -> submit.response(0x58, new Octets()));

        assertThat(submitted(NUMBER, "one").status()).isEqualTo(Status.THROTTLED);
        await().until(() -> submitted(NUMBER, "one").status() == Status.SENT);

        assertThat(second.submitted()).hasSize(1);
    }

    @Test
    void receivesTextsFromEachHost() {
        bind(Map.of("smpp.standby", "127.0.0.1:" + second.port()));
        await().until(() -> !second.bindNanos().isEmpty());

        for (RawSmsc smsc : List.of(first, second)) {
            smsc.request(
                    RawSmsc.DELIVER_SM,
                    Octets.deliverSm(NUMBER.substring(1), SERVICE, 0, 0).message("hi"));
        }

        await().until(() -> received.size() == 2);
    }

    @Test
    void isNotBoundWhileOneSmscIsUnbound() throws IOException {
        bind(Map.of(
                "smscs.abroad.host", "127.0.0.1",
                "smscs.abroad.port", Integer.toString(second.port()),
                "smscs.abroad.prefixes", "+81"));

        second.close();

        await().until(() -> !routes.isBound());
        assertThat(submitted(NUMBER, "one").status()).isEqualTo(Status.SENT);
        assertThat(submitted(ABROAD, "one").status()).isEqualTo(Status.DEFERRED);
    }

    @Test
    void submitsNoFasterThanTheSmscAllows() {
        bind(Map.of("smpp.rate", "1"));

        submit(NUMBER, "one");

        assertThat(routes.pause(NUMBER)).isPresent();
        assertThat(submitted(NUMBER, "two").status()).isEqualTo(Status.THROTTLED);
        assertThat(first.submitted()).hasSize(1);
    }

    @Test
    void bindsAsATransmitterAndAsAReceiver() throws Exception {
        try (CloudhopperSmsc smsc = new CloudhopperSmsc()) {
            bind(Map.of("smpp.port", Integer.toString(smsc.port()), "smpp.separate-binds", "true"));
            assertThat(smsc.bindTypes()).containsExactlyInAnyOrder(SmppBindType.TRANSMITTER, SmppBindType.RECEIVER);

            submit(NUMBER, "one");
            assertThat(smsc.deliver(NUMBER, 8, "요금".getBytes(StandardCharsets.UTF_16BE)))
                    .isZero();

            assertThat(smsc.submitted()).hasSize(1);
            assertThat(received).hasSize(1);
            routes.close();
        }
    }

    @Test
    void rejectsHostsWithoutAPort() {
        assertThatThrownBy(() -> bind(Map.of("smpp.standby", "smsc.example.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host:port");
    }

    private void bind(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "assistant.sms.smpp.host", "127.0.0.1",
                "assistant.sms.smpp.port", Integer.toString(first.port()),
                "assistant.sms.smpp.reconnect-min", "20ms"));
        settings.forEach((key, value) -> all.put("assistant.sms." + key, value));
        routes = SmscRoutes.of(SmsFixtures.config(all), new VertxTimers(VERTX), name -> Optional.empty())
                .orElseThrow();
        routes.start(incoming -> {
            received.add(incoming);
            return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
        });
        await().until(routes::isBound);
    }

    private void submit(String to, String text) {
        assertThat(submitted(to, text).status()).isEqualTo(Status.SENT);
    }

    private SubmitOutcome submitted(String to, String text) {
        return routes.submit(new Submission(
                        SERVICE, to, Segmentation.of(text, routes.format(to)).segment(1, 0)))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
