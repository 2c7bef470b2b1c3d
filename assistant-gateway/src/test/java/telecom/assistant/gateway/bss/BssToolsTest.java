package telecom.assistant.gateway.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.tool.AssistantTool;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.gateway.tool.ToolCaller;
import telecom.assistant.gateway.tool.ToolContext;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.ToolOutcome.Kind;

/** Tests the BSS tools with a fake BSS over real HTTP. */
class BssToolsTest {

    private static final String OWNER = "\"relatedParty\":[{\"id\":\"+821000000101\"}]";
    private static final String BILL = """
        {"billNo":"B-9","billDate":"2026-08-31T15:00:00Z","paymentDueDate":"2026-09-25T00:00:00+09:00",
         "amountDue":{"unit":"KRW","value":114400},"remainingAmount":{"unit":"KRW","value":0.0},"state":"settled",
         "appliedPayment":[{"x":1}],%s}\
        """.formatted(OWNER);

    private static final String TICKET =
            "{\"description\":\"인터넷 끊김 900101-1234567\",\"severity\":\"Major\"," + "\"ticketType\":\"network\"}";

    private static Vertx vertx;

    private final FakeBss fakeBss = new FakeBss(vertx);

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
        fakeBss.close();
    }

    @Test
    void asksOnlyForTheBillsOfTheSubscriber() {
        fakeBss.answers("[" + BILL + "]");

        call(new LookUpBill(bss()), "{}");

        assertThat(fakeBss.last().path()).isEqualTo("/tmf-api/customerBillManagement/v4/customerBill");
        assertThat(fakeBss.last().query()).contains("relatedParty.id=%2B821000000101", "limit=1", "sort=-billDate");
        assertThat(fakeBss.last().authorization()).isEqualTo("Bearer test-token");
    }

    @Test
    void listsThePlansOnSaleWithTheirMonthlyPrices() {
        fakeBss.answers("[{\"name\":\"5G 심플\",\"description\":\"데이터 30GB\",\"productOfferingPrice\":["
                + "{\"priceType\":\"oneTime\",\"price\":{\"unit\":\"KRW\",\"value\":1}},"
                + "{\"priceType\":\"recurring\",\"price\":{\"unit\":\"KRW\",\"value\":49000}}]},"
                + "{\"name\":\"오래된\",\"productOfferingPrice\":[{\"price\":{\"taxIncludedAmount\":"
                + "{\"unit\":\"KRW\",\"value\":\"33000\"}}}]},{\"id\":\"no name\"}]");

        ToolOutcome outcome = call(new ListPlans(bss()), "{}");

        assertThat(fakeBss.last().path()).isEqualTo("/tmf-api/productCatalogManagement/v4/productOffering");
        assertThat(fakeBss.last().query()).contains("lifecycleStatus=Active").doesNotContain("relatedParty");
        assertThat(outcome.forModel())
                .hasToString("{\"plans\":[{\"name\":\"5G 심플\",\"description\":\"데이터 30GB\","
                        + "\"monthly\":{\"unit\":\"KRW\",\"value\":49000}},"
                        + "{\"name\":\"오래된\",\"monthly\":{\"unit\":\"KRW\",\"value\":33000}}]}");
    }

    @Test
    void listsTheOutagesThatAreNotOver() {
        fakeBss.answers("[{\"id\":\"SP-1\",\"description\":\"기지국 장애\",\"status\":\"inProgress\","
                + "\"affectedLocation\":[{\"name\":\"파주시\"}],"
                + "\"expectedResolutionDate\":\"2026-12-01T00:00:00+09:00\"},"
                + "{\"id\":\"SP-2\",\"description\":\"over\",\"status\":\"resolved\"},{\"id\":\"SP-3\"}]");

        ToolOutcome outcome = call(new ListOutages(bss()), context(unknownCaller()), "{}");

        assertThat(fakeBss.last().path()).isEqualTo("/tmf-api/serviceProblemManagement/v4/serviceProblem");
        assertThat(fakeBss.last().query())
                .isEqualTo("limit=100&sort=-creationDate"
                        + "&status=submitted%2Cacknowledged%2CinProgress%2Cheld%2Cpending");
        assertThat(outcome.forModel())
                .hasToString("{\"outages\":[{\"id\":\"SP-1\",\"description\":\"기지국 장애\",\"places\":[\"파주시\"],"
                        + "\"status\":\"inProgress\",\"expectedResolutionDate\":\"2026-12-01\"}]}");
        assertThat(outcome.note().orElseThrow().ko()).isEqualTo("장애 현황 조회: 기지국 장애 (파주시)");
    }

    @Test
    void findsAnOutageBehindManyThatAreOverIfTheBssIgnoresTheFilter() {
        String over = "{\"id\":\"SP-0\",\"description\":\"over\",\"status\":\"closed\"},";
        fakeBss.answers(
                "[" + over.repeat(20) + "{\"id\":\"SP-1\",\"description\":\"기지국 장애\",\"status\":\"inProgress\"}]");

        assertThat(call(new ListOutages(bss()), context(unknownCaller()), "{}").forModel())
                .hasToString(
                        "{\"outages\":[{\"id\":\"SP-1\",\"description\":\"기지국 장애\"," + "\"status\":\"inProgress\"}]}");
    }

    @Test
    void listsThePlansOnSaleToAnybody() {
        fakeBss.answers("[{\"name\":\"5G 심플\"}]");

        assertThat(call(new ListPlans(bss()), context(unknownCaller()), "{}").kind())
                .isEqualTo(Kind.ANSWERED);
    }

    private static ToolCaller unknownCaller() {
        return TestTools.caller(Channel.VOICE, null, Optional.empty());
    }

    @Test
    void looksUpOnlyTheBalanceOfTheSubscriber() {
        String bucket = "{\"name\":\"%s\",\"remainingValue\":{\"amount\":17300,\"units\":\"KRW\"},"
                + "\"validFor\":{\"endDateTime\":\"2026-12-31T15:00:00Z\"},%s}";
        fakeBss.answers("[" + bucket.formatted("Prepaid", OWNER) + ","
                + bucket.formatted("another's", OWNER.replace("101", "102")) + "]");

        ToolOutcome outcome = call(new LookUpBalance(bss()), "{}");

        assertThat(fakeBss.last().path()).isEqualTo("/tmf-api/prepayBalanceManagement/v4/bucket");
        assertThat(outcome.forModel())
                .hasToString("{\"balances\":[{\"name\":\"Prepaid\","
                        + "\"remaining\":{\"amount\":17300,\"units\":\"KRW\"},\"validUntil\":\"2027-01-01\"}]}");
    }

    @Test
    void passesABillOnAsTheBssGivesIt() {
        fakeBss.answers("[" + BILL + "]");

        ToolOutcome outcome = call(new LookUpBill(bss()), "{}");

        assertThat(outcome.forModel())
                .hasToString("{\"bills\":[{\"billNo\":\"B-9\",\"billDate\":\"2026-09-01\","
                        + "\"paymentDueDate\":\"2026-09-25\",\"amountDue\":{\"unit\":\"KRW\",\"value\":114400},"
                        + "\"remainingAmount\":{\"unit\":\"KRW\",\"value\":0.0},\"state\":\"settled\"}]}");
        assertThat(outcome.note().orElseThrow().ko()).isEqualTo("요금 조회: 2026-09-01 114,400원, 납부 기한 2026-09-25, 완납");
        assertThat(outcome.note().orElseThrow().en())
                .isEqualTo("bill look-up: 2026-09-01 ₩114,400, due 2026-09-25, paid");
    }

    @Test
    void addsNothingToTheBssAnswer() {
        fakeBss.answers("[{\"billNo\":\"B-9\",\"amountDue\":{\"unit\":\"KRW\"}," + OWNER + "}]");

        assertThat(call(new LookUpBill(bss()), "{}").forModel()).hasToString("{\"bills\":[{\"billNo\":\"B-9\"}]}");
    }

    @Test
    void leavesOutBillsThatMayBelongToAnotherSubscriber() {
        fakeBss.answers(
                "[{\"billNo\":\"A\",\"relatedParty\":[{\"id\":\"+821000000102\"}]},{\"billNo\":\"B\"}," + BILL + "]");

        JsonNode bills = call(new LookUpBill(bss()), "{\"count\":3}").forModel().path("bills");

        assertThat(bills).hasSize(1);
        assertThat(bills.get(0).path("billNo").asText()).isEqualTo("B-9");
    }

    @Test
    void returnsTheLatestBillsFirstAndNoMoreThanAskedFor() {
        String form = "{\"billNo\":\"%s\",\"billDate\":\"%s\"," + OWNER + "}";
        fakeBss.answers("[" + form.formatted("old", "2026-01-01") + "," + form.formatted("new", "2026-03-01") + ","
                + form.formatted("middle", "2026-02-01") + "]");

        JsonNode bills = call(new LookUpBill(bss()), "{\"count\":2}").forModel().path("bills");

        assertThat(bills).extracting(bill -> bill.path("billNo").asText()).containsExactly("new", "middle");
    }

    @Test
    void treatsNothingFoundAsAnAnswer() {
        fakeBss.fails(404);

        ToolOutcome outcome = call(new LookUpBill(bss()), "{}");

        assertThat(outcome.forModel()).hasToString("{\"bills\":[]}");
        assertThat(outcome.note().orElseThrow().ko()).isEqualTo("요금 조회: 청구 내역 없음");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bucketRefOrValue\":[%s]}", "{\"usageConsumption\":[{\"bucketRefOrValue\":[%s]}]}",
                "{\"usageConsumption\":{\"bucket\":[%s]}}",
                        "{\"relatedParty\":{\"id\":\"+821000000101\"},\"bucket\":[%s]}"
            })
    void findsUsageWhereverTheApiVersionPutsIt(String form) {
        fakeBss.answers(form.formatted("{\"name\":\"데이터\",\"usageType\":\"data\","
                + "\"remainingValue\":{\"amount\":4.30,\"units\":\"GB\"},"
                + "\"validFor\":{\"endDateTime\":\"2026-09-30T00:00:00+09:00\"}}"));

        ToolOutcome outcome = call(new LookUpUsage(bss()), "{}");

        assertThat(outcome.forModel())
                .hasToString("{\"usage\":[{\"name\":\"데이터\",\"usageType\":\"data\","
                        + "\"remaining\":{\"amount\":4.30,\"units\":\"GB\"},\"validUntil\":\"2026-09-30\"}]}");
        assertThat(outcome.note().orElseThrow().ko()).isEqualTo("사용량 조회: 데이터 4.30 GB");
        assertThat(fakeBss.last().method()).isEqualTo("POST");
        assertThat(fakeBss.last().body()).contains("+821000000101");
    }

    @Test
    void neverShowsTheUsageOfAnotherSubscriber() {
        fakeBss.answers("{\"relatedParty\":[{\"id\":\"+821000000102\"}],\"bucketRefOrValue\":"
                + "[{\"remainingValue\":{\"amount\":1,\"units\":\"GB\"}}]}");

        assertThat(call(new LookUpUsage(bss()), "{}").forModel()).hasToString("{\"usage\":[]}");
    }

    @Test
    void listsTicketsWithoutTheirDescriptions() {
        fakeBss.answers("[{\"id\":\"TT-1\",\"description\":\"서울시 중구 …\",\"status\":\"inProgress\","
                + "\"creationDate\":\"2026-09-01T10:00:00+09:00\"," + OWNER + "}]");

        ToolOutcome outcome = call(new ListTroubleTickets(bss()), "{}");

        assertThat(outcome.forModel())
                .hasToString(
                        "{\"tickets\":[{\"id\":\"TT-1\",\"status\":\"inProgress\",\"creationDate\":\"2026-09-01\"}]}");
    }

    @Test
    void opensATicketWithTheIdOfTheCall() {
        fakeBss.answersPosts("{\"id\":\"TT-2\",\"status\":\"acknowledged\"," + OWNER + "}");
        ToolContext context = context(TestTools.caller(Channel.VOICE));

        ToolOutcome outcome = call(new CreateTroubleTicket(bss()), context, TICKET);

        assertThat(outcome.forModel()).hasToString("{\"created\":{\"id\":\"TT-2\",\"status\":\"acknowledged\"}}");
        assertThat(fakeBss.last().body())
                .contains(
                        "\"externalId\":\"" + context.call() + "\"",
                        "\"description\":\"인터넷 끊김 900101-*******\"",
                        "\"severity\":\"Major\"",
                        "\"ticketType\":\"network\"",
                        "\"channel\":{\"name\":\"voice\"}",
                        "+821000000101");
    }

    @Test
    void doesNotOpenASecondTicketForTheSameCall() {
        ToolContext context = context(TestTools.caller(Channel.VOICE));
        fakeBss.answers("[{\"id\":\"TT-2\",\"status\":\"acknowledged\",\"externalId\":\"" + context.call() + "\","
                + OWNER + "}]");

        ToolOutcome outcome = call(new CreateTroubleTicket(bss()), context, TICKET);

        assertThat(fakeBss.asked()).extracting(FakeBss.Asked::method).containsExactly("GET");
        assertThat(outcome.forModel().at("/created/id").asText()).isEqualTo("TT-2");
    }

    @Test
    void doesNotMistakeAnotherTicketForTheOneThatItOpened() {
        fakeBss.answers("[{\"id\":\"TT-1\",\"externalId\":\"another\"," + OWNER + "}]");

        fakeBss.answersPosts("{\"id\":\"TT-2\"}");

        ToolOutcome outcome = call(new CreateTroubleTicket(bss()), TICKET);

        assertThat(fakeBss.asked()).extracting(FakeBss.Asked::method).containsExactly("GET", "POST");
        assertThat(outcome.forModel().at("/created/id").asText()).isEqualTo("TT-2");
    }

    @Test
    void looksForTheTicketWhenTheAnswerContainsNoneAndReportsDoubt() {
        fakeBss.answers("[]");
        fakeBss.answersPosts("{}");

        ToolOutcome outcome = call(new CreateTroubleTicket(bss()), TICKET);

        assertThat(fakeBss.asked()).extracting(FakeBss.Asked::method).containsExactly("GET", "POST", "GET");
        assertThat(outcome.kind()).isEqualTo(Kind.IN_DOUBT);
        assertThat(outcome.forModel().path("message").asText()).contains("not known whether this was done");
        assertThat(outcome.note().orElseThrow().ko()).isEqualTo("고장 접수: 결과 미확인, 전산 응답 없음");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500, 503})
    void explainsAFailureOfTheBssToTheModel(int status) {
        fakeBss.fails(status);

        ToolOutcome outcome = call(new LookUpBill(bss()), "{}");

        assertThat(outcome.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(outcome.forModel().toString()).doesNotContain("+82");
        assertThat(outcome.note().orElseThrow().ko()).isEqualTo("요금 조회: 실패, 전산 응답 없음");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{\"a\":"})
    void treatsAnAnswerThatIsNotJsonAsAFailure(String page) {
        fakeBss.answers(page);

        assertThat(call(new LookUpBill(bss()), "{}").kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void givesUpOnAnEndlessAnswer() {
        fakeBss.answers("[" + "1,".repeat(200_000) + "1]");

        assertThat(call(new LookUpBill(bss()), "{}").kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void timesOutIfTheBssDoesNotAnswer() {
        fakeBss.keepsSilent();

        assertThat(call(new LookUpBill(bss(Map.of("timeout", FakeBss.shortTimeout()))), "{}")
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void retriesAReadWhenTheConnectionBreaks() {
        fakeBss.answers("[" + BILL + "]");
        fakeBss.breaksConnections(1);

        assertThat(call(new LookUpBill(bss()), "{}").kind()).isEqualTo(Kind.ANSWERED);
    }

    @Test
    void doesNotRetryOpeningATicketWhenTheConnectionBreaks() {
        fakeBss.breaksConnectionsOnPosts();

        call(new CreateTroubleTicket(bss()), TICKET);

        assertThat(fakeBss.asked())
                .filteredOn(asked -> asked.method().equals("POST"))
                .hasSize(1);
    }

    @Test
    void sendsNoRequestsToABssThatKeepsFailing() {
        fakeBss.fails(503);
        LookUpBill tool = new LookUpBill(bss(Map.of("breaker.window", "4", "breaker.minimum-requests", "4")));
        for (int i = 0; i < 4; i++) {
            call(tool, "{}");
        }

        ToolOutcome outcome = call(tool, "{}");

        assertThat(fakeBss.asked()).hasSize(4);
        assertThat(outcome.kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void keepsAskingABssThatOnlyRefusesRequests() {
        fakeBss.fails(400);
        LookUpBill tool = new LookUpBill(bss(Map.of("breaker.window", "4", "breaker.minimum-requests", "4")));
        for (int i = 0; i < 6; i++) {
            call(tool, "{}");
        }

        assertThat(fakeBss.asked()).hasSize(6);
    }

    @Test
    void refusesAnUnknownSubscriber() {
        ToolOutcome outcome =
                call(new LookUpUsage(bss()), context(TestTools.caller(Channel.VOICE, null, Optional.empty())), "{}");

        assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
        assertThat(fakeBss.asked()).isEmpty();
    }

    @Test
    void isNotOfferedWithoutABss() {
        Bss none = new Bss(
                client(Settings.mapping(BssConfig.class, Map.of())), Settings.mapping(BssConfig.class, Map.of()));

        assertThat(new LookUpBill(none).isAvailable()).isFalse();
        assertThat(new LookUpUsage(none).isAvailable()).isFalse();
        assertThat(new ListTroubleTickets(none).isAvailable()).isFalse();
        assertThat(new CreateTroubleTicket(none).isAvailable()).isFalse();
        assertThat(new LookUpBill(bss()).isAvailable()).isTrue();
    }

    private Bss bss() {
        return bss(Map.of());
    }

    private Bss bss(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("assistant.bss.base-url", fakeBss.url() + "/", "assistant.bss.token", "test-token"));
        settings.forEach((name, value) -> all.put("assistant.bss." + name, value));
        BssConfig config = Settings.mapping(BssConfig.class, all);
        return new Bss(client(config), config);
    }

    private static BssClient client(BssConfig config) {
        return new BssClient(config, vertx, new SimpleMeterRegistry(), name -> Optional.empty());
    }

    private static ToolContext context(ToolCaller caller) {
        return new ToolContext(caller, UUID.randomUUID(), 1);
    }

    private static ToolOutcome call(AssistantTool tool, String arguments) {
        return call(tool, context(TestTools.caller(Channel.WEB)), arguments);
    }

    private static ToolOutcome call(AssistantTool tool, ToolContext context, String arguments) {
        return tool.call(context, json(arguments)).await().atMost(Duration.ofSeconds(20));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
