package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import telecom.assistant.gateway.bss.BssFailure.Reason;

/** Accesses the BSS in the assistant's terms. In the BSS, a subscriber is the {@code id} of a {@code relatedParty}. */
@ApplicationScoped
class Bss {

    private static final String BILLS = "customerBillManagement/v4/customerBill";
    private static final String USAGE = "usageConsumption/v4/queryUsageConsumption";
    private static final String TICKETS = "troubleTicket/v4/troubleTicket";
    private static final String OFFERINGS = "productCatalogManagement/v4/productOffering";
    private static final String BALANCES = "prepayBalanceManagement/v4/bucket";
    private static final String PRODUCTS = "productInventory/v4/product";
    private static final String PROBLEMS = "serviceProblemManagement/v4/serviceProblem";
    private static final String MOST_PROBLEMS = "100";
    private static final String PARTY = "relatedParty.id";

    private final BssClient client;
    private final ZoneId zone;

    Bss(BssClient client, BssConfig config) {
        this.client = client;
        this.zone = config.zone();
    }

    boolean isConfigured() {
        return client.isConfigured();
    }

    /** The latest bills first, no more than the given number. */
    Uni<List<Bill>> bills(String party, int most, String traceparent) {
        Map<String, String> query = Map.of(PARTY, party, "sort", "-billDate", "limit", Integer.toString(most));
        return client.ask(BssRequest.list(BILLS, query, traceparent)).map(answer -> itemsOf(party, answer)
                .map(bill -> Bill.of(bill, zone))
                .sorted(latestFirst(Bill::billDate))
                .limit(most)
                .toList());
    }

    Uni<List<Bucket>> usage(String party, int most, String traceparent) {
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("@type", "QueryUsageConsumption");
        question.set("relatedParty", subscriber(party));
        return client.ask(BssRequest.query(USAGE, question, traceparent))
                .map(answer -> belongsToAnother(party, answer)
                        ? List.of()
                        : Bucket.in(answer, zone).stream().limit(most).toList());
    }

    /** The plans on sale, in the BSS's order. */
    Uni<List<Plan>> plans(int most, String traceparent) {
        Map<String, String> query = Map.of("lifecycleStatus", "Active", "limit", Integer.toString(most));
        return client.ask(BssRequest.list(OFFERINGS, query, traceparent))
                .map(answer -> StreamSupport.stream(answer.spliterator(), false)
                        .flatMap(offering -> Plan.of(offering).stream())
                        .limit(most)
                        .toList());
    }

    /** The remaining balances of a prepaid subscriber. */
    Uni<List<Balance>> balances(String party, int most, String traceparent) {
        Map<String, String> query = Map.of(PARTY, party, "limit", Integer.toString(most));
        return client.ask(BssRequest.list(BALANCES, query, traceparent)).map(answer -> itemsOf(party, answer)
                .flatMap(bucket -> Balance.of(bucket, zone).stream())
                .limit(most)
                .toList());
    }

    /** What the subscriber has at present, such as their plan. */
    Uni<List<Subscription>> subscriptions(String party, int most, String traceparent) {
        Map<String, String> query = Map.of(PARTY, party, "status", "active", "limit", Integer.toString(most));
        return client.ask(BssRequest.list(PRODUCTS, query, traceparent)).map(answer -> itemsOf(party, answer)
                .flatMap(product -> Subscription.of(product, party).stream())
                .limit(most)
                .toList());
    }

    /** What is out of order in the network, the latest first. */
    Uni<List<Outage>> outages(int most, String traceparent) {
        // A BSS that ignores the filter must not fill the answer with problems that are over.
        Map<String, String> query =
                Map.of("status", String.join(",", Outage.PRESENT), "sort", "-creationDate", "limit", MOST_PROBLEMS);
        return client.ask(BssRequest.list(PROBLEMS, query, traceparent))
                .map(answer -> StreamSupport.stream(answer.spliterator(), false)
                        .flatMap(problem -> Outage.of(problem, zone).stream())
                        .limit(most)
                        .toList());
    }

    /** The latest tickets first, no more than the given number. */
    Uni<List<Ticket>> tickets(String party, int most, String traceparent) {
        Map<String, String> query = Map.of(PARTY, party, "sort", "-creationDate", "limit", Integer.toString(most));
        return client.ask(BssRequest.list(TICKETS, query, traceparent)).map(answer -> itemsOf(party, answer)
                .map(ticket -> Ticket.of(ticket, zone))
                .sorted(latestFirst(Ticket::creationDate))
                .limit(most)
                .toList());
    }

    /**
     * Opens a ticket, only once for each id. The id becomes the ticket's {@code externalId}, which makes it possible to
     * find a ticket that was opened before or whose answer was lost.
     *
     * @return the ticket; fails with {@link TicketInDoubtException} if it remains unknown whether the ticket exists
     */
    Uni<Ticket> open(UUID id, String party, NewTicket ticket, String traceparent) {
        Uni<Optional<Ticket>> found = find(id, party, traceparent);
        return found.chain(known -> known.map(Uni.createFrom()::item)
                .orElseGet(() -> client.ask(BssRequest.create(TICKETS, ticket.body(id, subscriber(party)), traceparent))
                        .map(this::opened)
                        .onFailure(Bss::leavesDoubt)
                        .recoverWithUni(lost -> found.map(made -> made.orElseThrow(TicketInDoubtException::new))
                                .onFailure(BssFailure.class)
                                .transform(unknown -> new TicketInDoubtException()))));
    }

    private Uni<Optional<Ticket>> find(UUID id, String party, String traceparent) {
        Map<String, String> same = Map.of("externalId", id.toString(), PARTY, party);
        return client.ask(BssRequest.list(TICKETS, same, traceparent)).map(answer -> itemsOf(party, answer)
                .filter(found -> id.toString().equals(found.path("externalId").asText()))
                .map(found -> Ticket.of(found, zone))
                .findFirst());
    }

    private Ticket opened(JsonNode answer) {
        Ticket ticket = Ticket.of(answer, zone);
        if (ticket.id() == null) {
            throw new BssFailure(Reason.UNREADABLE, "a ticket without an id");
        }
        return ticket;
    }

    private static boolean leavesDoubt(Throwable failure) {
        return failure instanceof BssFailure known && known.reason().leavesDoubt();
    }

    private static JsonNode subscriber(String party) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", party)
                        .put("role", "customer")
                        .put("@referredType", "Customer"));
    }

    private static Stream<JsonNode> itemsOf(String party, JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).filter(item -> BssJson.belongsTo(party, item));
    }

    /** The answer need not name the subscriber, but if it does, it must be this one. */
    private static boolean belongsToAnother(String party, JsonNode answer) {
        return answer.has("relatedParty") && !BssJson.belongsTo(party, answer);
    }

    private static <T> Comparator<T> latestFirst(Function<T, String> day) {
        return Comparator.comparing(
                (T item) -> Optional.ofNullable(day.apply(item)).orElse(""), Comparator.reverseOrder());
    }
}
