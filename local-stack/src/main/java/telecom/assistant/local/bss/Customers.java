package telecom.assistant.local.bss;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subscribers by their party id, and the tickets that callers opened. Safe from any thread. */
final class Customers {
    private static final int MAX_TICKETS = 1_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<Customer> invented = read("customers.json", new TypeReference<List<Customer>>() {});
    private final List<Plan> plans = read("plans.json", new TypeReference<List<Plan>>() {});
    private final List<Problem> problems = read("problems.json", new TypeReference<List<Problem>>() {});
    private final Map<String, Customer> customers = new HashMap<>();
    private final List<ObjectNode> opened = new ArrayList<>();

    Customers() {
        reset();
    }

    private static <T> T read(String resource, TypeReference<T> type) {
        try (InputStream in = Customers.class.getResourceAsStream(resource)) {
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plans on sale. */
    List<Plan> plans() {
        return plans;
    }

    /** What is out of order in the network. */
    List<Problem> problems() {
        return problems;
    }

    synchronized Optional<Customer> of(String party) {
        return Optional.ofNullable(customers.get(party));
    }

    /** Copies the data of a known party to another party. */
    synchronized void copy(String known, String party) {
        Customer customer = of(known)
                .orElseThrow(() -> new IllegalArgumentException("party: " + known + " (expected: a known one)"));
        customers.put(party, customer);
    }

    synchronized void open(ObjectNode ticket) {
        if (opened.size() >= MAX_TICKETS) {
            throw new IllegalStateException("tickets: too many (expected: at most " + MAX_TICKETS + ")");
        }
        opened.add(ticket);
    }

    /** The tickets that callers opened, oldest first. */
    synchronized List<JsonNode> opened() {
        return List.copyOf(opened);
    }

    /** Restores the invented subscribers. */
    synchronized void reset() {
        customers.clear();
        opened.clear();
        invented.forEach(customer -> customers.put(customer.party(), customer));
    }
}
