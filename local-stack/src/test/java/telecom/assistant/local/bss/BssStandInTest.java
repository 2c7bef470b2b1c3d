package telecom.assistant.local.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BssStandInTest {
    private static final String BILLS = "/tmf-api/customerBillManagement/v4/customerBill";
    private static final String USAGE = "/tmf-api/usageConsumption/v4/queryUsageConsumption";
    private static final String TICKETS = "/tmf-api/troubleTicket/v4/troubleTicket";
    private static final String HANEUL = "relatedParty.id=%2B821000000101";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Vertx vertx;
    private static BssStandIn bss;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        bss = BssStandIn.start(vertx, 0);
    }

    @AfterAll
    static void stop() {
        bss.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void reset() {
        bss.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+821000000101", "+821000000102", "+821000000103"})
    void knowsTheSubscribersOfTheDemonstration(String number) throws Exception {
        JsonNode bills = get(BILLS + "?relatedParty.id=" + number.replace("+", "%2B"));

        assertThat(bills).isNotEmpty();
        assertThat(bills.get(0).at("/amountDue/unit").asText()).isEqualTo("KRW");
        assertThat(bills.get(0).at("/amountDue/value").asLong()).isPositive();
        assertThat(bills.get(0).at("/relatedParty/0/id").asText()).isEqualTo(number);
        assertThat(bills.get(0).path("billDate").asText())
                .startsWith(OpenApiForm.today().withDayOfMonth(1).toString())
                .endsWith("+09:00");
    }

    @Test
    void hasNoDataAboutUnknownSubscribers() throws Exception {
        assertThat(get(BILLS + "?relatedParty.id=%2B821099999999")).isEmpty();
        assertThat(get(TICKETS + "?relatedParty.id=%2B821099999999")).isEmpty();
        assertThat(usage("+821099999999").findValue("bucketRefOrValue")).isEmpty();
    }

    @Test
    void knowsThePlanAndTheNameOfASubscriber() throws Exception {
        JsonNode products = get("/tmf-api/productInventory/v4/product?" + HANEUL + "&status=active");

        assertThat(products).hasSize(1);
        assertThat(products.get(0).at("/productOffering/name").asText()).isEqualTo("5GX 프리미엄");
        assertThat(products.get(0).at("/relatedParty/0/name").asText()).isEqualTo("김하늘");
    }

    @Test
    void listsTheProblemsOfTheNetwork() throws Exception {
        JsonNode problems = get("/tmf-api/serviceProblemManagement/v4/serviceProblem");

        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).at("/affectedLocation/0/name").asText()).contains("파주");
        assertThat(problems.get(0).path("status").asText()).isEqualTo("inProgress");
    }

    @Test
    void listsTheProblemsInTheStatesThatAreAskedFor() throws Exception {
        String problems = "/tmf-api/serviceProblemManagement/v4/serviceProblem?status=";

        assertThat(get(problems + "held%2CinProgress")).isNotEmpty().allSatisfy(problem -> assertThat(
                        problem.path("status").asText())
                .isEqualTo("inProgress"));
        assertThat(get(problems + "rejected")).isEmpty();
    }

    @Test
    void listsNoMoreThanTheLimit() throws Exception {
        assertThat(get(BILLS + "?" + HANEUL + "&limit=1")).hasSize(1);
    }

    @Test
    void reportsTheRemainingAllowance() throws Exception {
        JsonNode bucket = usage("+821000000101").findValue("bucketRefOrValue").get(0);

        assertThat(bucket.path("usageType").asText()).isEqualTo("data");
        assertThat(bucket.at("/remainingValue/amount").decimalValue()).isEqualByComparingTo("48.2");
        assertThat(bucket.at("/remainingValue/units").asText()).isEqualTo("GB");
    }

    @Test
    void findsAnOpenedTicketByItsExternalId() throws Exception {
        JsonNode opened = JSON.readTree(post(TICKETS, """
                {"description":"안 터져요","severity":"Major","ticketType":"network","externalId":"x-1",
                 "relatedParty":[{"id":"+821000000101"}]}""").body());

        JsonNode found = get(TICKETS + "?" + HANEUL + "&externalId=x-1");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("id")).isEqualTo(opened.path("id"));
        assertThat(bss.openedTickets()).hasSize(1);
    }

    @Test
    void refusesATicketWithoutTheFieldsThatTmForumRequires() throws Exception {
        assertThat(post(TICKETS, "{\"description\":\"x\",\"severity\":\"Major\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void saysThatItIsAStandIn() throws Exception {
        assertThat(send(request(BILLS + "?" + HANEUL)).headers().firstValue("X-Stand-In"))
                .contains("true");
    }

    @Test
    void failsOnlyAsOftenAsRequested() throws Exception {
        bss.fail(BssFault.UNAVAILABLE, 1);

        assertThat(send(request(BILLS + "?" + HANEUL)).statusCode()).isEqualTo(503);
        assertThat(send(request(BILLS + "?" + HANEUL)).statusCode()).isEqualTo(200);
    }

    @Test
    void closesTheConnectionOnAResetFault() {
        // The HTTP client retries once by itself.
        bss.fail(BssFault.RESET, 2);

        assertThatThrownBy(() -> send(request(BILLS + "?" + HANEUL)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void leavesARequestUnansweredOnAHangFault() {
        bss.fail(BssFault.HANG, 1);

        assertThatThrownBy(() -> send(impatient(BILLS + "?" + HANEUL))).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void delaysAnswersWhenADelayIsSet() {
        bss.delay(Duration.ofMinutes(1));

        assertThatThrownBy(() -> send(impatient(BILLS + "?" + HANEUL))).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void copiesTheDataOfOneNumberToAnother() throws Exception {
        bss.copyCustomer("+821000000102", "+821000020001");

        JsonNode bill = get(BILLS + "?relatedParty.id=%2B821000020001").get(0);
        assertThat(bill.at("/amountDue/value").asLong()).isEqualTo(43_200);
        assertThat(bill.at("/relatedParty/0/id").asText()).isEqualTo("+821000020001");
    }

    private static JsonNode usage(String party) throws Exception {
        return JSON.readTree(
                post(USAGE, "{\"relatedParty\":[{\"id\":\"" + party + "\"}]}").body());
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(send(request(path)).body());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(bss.baseUrl() + path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest request(String path) {
        return request(path, Duration.ofSeconds(30));
    }

    private static HttpRequest impatient(String path) {
        return request(path, Duration.ofMillis(200));
    }

    private static HttpRequest request(String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create(bss.baseUrl() + path))
                .timeout(patience)
                .build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
