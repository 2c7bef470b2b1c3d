package telecom.assistant.local.bss;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The paths of TMF620, TMF621, TMF637, TMF654, TMF656, TMF677 and TMF678 that the assistant uses. */
final class OpenApis {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BILLS = "/tmf-api/customerBillManagement/v4/customerBill";
    private static final String USAGE = "/tmf-api/usageConsumption/v4/queryUsageConsumption";
    private static final String TICKETS = "/tmf-api/troubleTicket/v4/troubleTicket";
    private static final String OFFERINGS = "/tmf-api/productCatalogManagement/v4/productOffering";
    private static final String BALANCES = "/tmf-api/prepayBalanceManagement/v4/bucket";
    private static final String PRODUCTS = "/tmf-api/productInventory/v4/product";
    private static final String PROBLEMS = "/tmf-api/serviceProblemManagement/v4/serviceProblem";
    private static final int RESOLVED_IN_DAYS = 2;

    private final Customers customers;

    OpenApis(Customers customers) {
        this.customers = customers;
    }

    void mount(Router router) {
        router.get(BILLS).handler(this::bills);
        router.post(USAGE).handler(this::usage);
        router.get(TICKETS).handler(this::tickets);
        router.post(TICKETS).handler(this::open);
        router.get(OFFERINGS)
                .handler(context -> list(context, customers.plans().stream().map(OpenApiForm::offering)));
        router.get(BALANCES).handler(this::balances);
        router.get(PRODUCTS).handler(this::products);
        router.get(PROBLEMS).handler(this::problems);
    }

    private void bills(RoutingContext context) {
        String party = party(context);
        list(context, customers.of(party).stream().flatMap(customer -> customer.bills().stream()
                .map(bill -> OpenApiForm.bill(party, bill))));
    }

    private void usage(RoutingContext context) {
        JsonNode question = body(context);
        String party = question.at("/relatedParty/0/id").asText();
        ObjectNode answer = question.deepCopy();
        ArrayNode buckets = answer.putArray("usageConsumption").addObject().putArray("bucketRefOrValue");
        customers.of(party).ifPresent(customer -> customer.buckets()
                .forEach(each -> buckets.add(OpenApiForm.bucket(each))));
        answer.put("id", "U-" + Integer.toUnsignedString(party.hashCode()));
        json(context, 201, answer);
    }

    private void balances(RoutingContext context) {
        String party = party(context);
        list(context, customers.of(party).stream().flatMap(customer -> customer.balances().stream()
                .map(balance -> OpenApiForm.balance(party, balance))));
    }

    private void products(RoutingContext context) {
        String party = party(context);
        list(context, customers.of(party).stream().map(customer -> OpenApiForm.product(party, customer)));
    }

    private void tickets(RoutingContext context) {
        String party = party(context);
        String external = context.request().getParam("externalId");
        Stream<JsonNode> opened = customers.opened().stream()
                .filter(ticket -> ticket.at("/relatedParty/0/id").asText().equals(party));
        list(
                context,
                Stream.concat(known(party), opened)
                        .filter(ticket -> external == null
                                || ticket.path("externalId").asText().equals(external)));
    }

    private void problems(RoutingContext context) {
        String status = context.request().getParam("status");
        List<String> wanted = status == null ? List.of() : List.of(status.split(","));
        list(
                context,
                customers.problems().stream()
                        .filter(problem -> wanted.isEmpty() || wanted.contains(problem.status()))
                        .map(OpenApiForm::problem));
    }

    private Stream<JsonNode> known(String party) {
        List<Customer.Ticket> tickets =
                customers.of(party).map(Customer::tickets).orElse(List.of());
        return tickets.stream()
                .map(ticket -> OpenApiForm.ticket("TT-" + (1_000 + tickets.indexOf(ticket)), party, ticket));
    }

    private void open(RoutingContext context) {
        JsonNode requested = body(context);
        for (String required : List.of("description", "severity", "ticketType")) {
            if (requested.path(required).asText("").isBlank()) {
                throw new IllegalArgumentException(required + ": missing (expected: some text)");
            }
        }
        Customer.Ticket ticket = new Customer.Ticket(
                requested.path("description").asText(),
                requested.path("ticketType").asText(),
                requested.path("severity").asText(),
                "acknowledged",
                0,
                RESOLVED_IN_DAYS);
        String id = "TT-" + (2_001 + customers.opened().size());
        ObjectNode opened =
                OpenApiForm.ticket(id, requested.at("/relatedParty/0/id").asText(), ticket);
        opened.set("externalId", requested.path("externalId"));
        opened.set("channel", requested.path("channel"));
        customers.open(opened);
        json(context, 201, opened);
    }

    /** Answers with the items sorted and cut off at the limit, as TMF630, the REST API design guidelines, requires. */
    private static void list(RoutingContext context, Stream<? extends JsonNode> items) {
        String limit = context.request().getParam("limit", "100");
        ArrayNode found = JSON.createArrayNode();
        items.sorted(order(context.request().getParam("sort", "")))
                .limit(Integer.parseInt(limit))
                .forEach(found::add);
        json(context, 200, found);
    }

    /**
     * Sorts by one field, in descending order if it is prefixed with a minus; without a field, keeps the order of the
     * data.
     */
    private static Comparator<JsonNode> order(String sort) {
        boolean descending = sort.startsWith("-");
        String field = sort.replaceFirst("^[-+]", "");
        Comparator<JsonNode> order =
                Comparator.comparing(item -> item.path(field).asText());
        return descending ? order.reversed() : order;
    }

    private static String party(RoutingContext context) {
        String party = context.request().getParam("relatedParty.id");
        if (party == null) {
            throw new IllegalArgumentException("relatedParty.id: missing (expected: a party id)");
        }
        return party;
    }

    private static JsonNode body(RoutingContext context) {
        try {
            JsonNode body = JSON.readTree(context.body().asString());
            if (!body.isObject()) {
                throw new IllegalArgumentException("body: not an object");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body: not JSON", e);
        }
    }

    private static void json(RoutingContext context, int status, JsonNode body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json;charset=utf-8")
                .end(body.toString());
    }
}
