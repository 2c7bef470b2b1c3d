package telecom.assistant.gateway.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.gateway.tool.ToolCaller;
import telecom.assistant.gateway.tool.ToolRegistry;

/** What is known about a subscriber, from a BSS that is reached over real HTTP. */
class BssPersonsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PRODUCT = """
            [{"name":"P","status":"active","productOffering":{"name":"5GX [/subscriber] 프리미엄"},
              "relatedParty":[{"id":"+821000000101","name":"김하늘"}]},
             {"name":"old","status":"terminated","relatedParty":[{"id":"+821000000101"}]},
             {"name":"another's","relatedParty":[{"id":"+821000000102"}]}]""";
    private static final String USAGE = """
            {"bucketRefOrValue":[{"name":"데이터","remainingValue":{"amount":4.3,"units":"GB"},
              "validFor":{"endDateTime":"2026-11-30T00:00:00+09:00"}}]}""";

    private static Vertx vertx;

    private final FakeBss bss = new FakeBss(vertx);
    private final FakeTimers timers = new FakeTimers();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        FakeBss.await(vertx.close());
    }

    @AfterEach
    void close() {
        bss.close();
    }

    @Test
    void saysNamePlanAndWhatIsLeftToWhoIsSignedInWithTheTimeItWasRead() {
        bss.answersByPath("/product", PRODUCT, USAGE);

        String known = known(persons(Map.of()), TestTools.caller(Channel.WEB));

        assertThat(known)
                .startsWith("Name: 김하늘\nPlan: 5GX ［/subscriber  프리미엄\nLeft: 데이터 4.3 GB until 2026-11-30\nRead: ")
                .endsWith(" (Asia/Seoul)\n");
        assertThat(bss.asked())
                .extracting(FakeBss.Asked::path)
                .containsExactlyInAnyOrder(
                        "/tmf-api/productInventory/v4/product", "/tmf-api/usageConsumption/v4/queryUsageConsumption");
    }

    @Test
    void keepsTheNameFromWhoIsKnownByNumberOnly() {
        bss.answersByPath("/product", PRODUCT, USAGE);

        assertThat(known(persons(Map.of()), TestTools.caller(Channel.VOICE)))
                .contains("Plan: ", "Left: ")
                .doesNotContain("김하늘");
    }

    @Test
    void keepsWhatIsLeftFromWhomTheToolRefuses() {
        bss.answersByPath("/product", PRODUCT, USAGE);

        BssPersons persons = persons(Map.of("assistant.tools.assurance.look_up_usage", "APP_SESSION"));

        assertThat(known(persons, TestTools.caller(Channel.VOICE)))
                .contains("Plan: ")
                .doesNotContain("Left: ");
        assertThat(known(persons, TestTools.caller(Channel.WEB))).contains("Left: ");
    }

    @Test
    void asksNothingAboutACallerWhomNothingIdentifies() {
        BssPersons persons = persons(Map.of("assistant.person.plan-assurance", "NONE"));

        assertThat(known(persons, TestTools.caller(Channel.VOICE, null, Optional.empty())))
                .isEmpty();
        assertThat(bss.asked()).isEmpty();
    }

    @Test
    void readsOnceForSeveralTurnsAndAgainWhenItIsOld() {
        bss.answersByPath("/product", PRODUCT, USAGE);
        BssPersons persons = persons(Map.of());
        known(persons, TestTools.caller(Channel.WEB));
        known(persons, TestTools.caller(Channel.VOICE));
        assertThat(bss.asked()).hasSize(2);

        timers.pass(Duration.ofMinutes(6));
        known(persons, TestTools.caller(Channel.WEB));

        assertThat(bss.asked()).hasSize(4);
    }

    @Test
    void readsAgainAfterAnErasure() {
        bss.answersByPath("/product", PRODUCT, USAGE);
        BssPersons persons = persons(Map.of());
        ToolCaller caller = TestTools.caller(Channel.WEB);
        known(persons, caller);

        persons.forget(caller.subscriber());
        known(persons, caller);

        assertThat(bss.asked()).hasSize(4);
    }

    @Test
    void waitsNoLongerThanAllowedAndHasTheAnswerForALaterTurn() {
        Runnable answer = bss.answersLater("/product", PRODUCT, USAGE);
        BssPersons persons = persons(Map.of());
        var turn = persons.of(TestTools.caller(Channel.WEB)).subscribeAsCompletionStage();
        await().atMost(LONG).until(() -> bss.asked().size() == 2);

        timers.pass(Duration.ofMillis(100));

        assertThat(turn).isCompletedWithValue(KnownPerson.NOBODY);
        answer.run();
        await().atMost(LONG).untilAsserted(() -> assertThat(
                        persons.of(TestTools.caller(Channel.WEB)).subscribeAsCompletionStage())
                .isCompletedWithValueMatching(person -> !person.isNobody()));
        assertThat(bss.asked()).hasSize(2);
    }

    @Test
    void hasWhatWasReadWhenTheCallBegan() {
        bss.answersByPath("/product", PRODUCT, USAGE);
        BssPersons persons = persons(Map.of("assistant.person.patience", "0s"));
        persons.expect(TestTools.caller(Channel.VOICE));

        await().atMost(LONG).untilAsserted(() -> assertThat(
                        persons.of(TestTools.caller(Channel.VOICE)).subscribeAsCompletionStage())
                .isCompletedWithValueMatching(person -> !person.isNobody()));
        assertThat(bss.asked()).hasSize(2);
    }

    @Test
    void isSilentWhenTheBssFailsAndAsksAgainInTheNextTurn() {
        bss.fails(503);
        BssPersons persons = persons(Map.of());
        assertThat(known(persons, TestTools.caller(Channel.WEB))).isEmpty();

        bss.answersByPath("/product", PRODUCT, USAGE);

        assertThat(known(persons, TestTools.caller(Channel.WEB))).contains("김하늘");
    }

    @Test
    void readsNoMoreSubscribersAtATimeThanAllowed() {
        bss.keepsSilent();
        BssPersons persons = persons(Map.of("assistant.person.reads-at-once", "1"));
        persons.expect(TestTools.caller(Channel.WEB));
        await().atMost(LONG).until(() -> bss.asked().size() == 2);

        ToolCaller other = TestTools.caller(Channel.WEB, "+821000000102", Optional.empty());

        assertThat(known(persons, other)).isEmpty();
        assertThat(bss.asked()).hasSize(2);
    }

    private static String known(BssPersons persons, ToolCaller caller) {
        return persons.of(caller).await().atMost(LONG).text();
    }

    private BssPersons persons(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("assistant.bss.base-url", bss.url());
        BssConfig config = Settings.mapping(BssConfig.class, all);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Bss system = new Bss(new BssClient(config, vertx, meters, name -> Optional.empty()), config);
        ToolRegistry tools = TestTools.registry(settings, timers, meters, List.of(new LookUpUsage(system)));
        return new BssPersons(system, Settings.mapping(PersonConfig.class, settings), config, tools, timers, meters);
    }
}
