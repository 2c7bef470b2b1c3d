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

    private final List<Customer> invented = read();
    private final Map<String, Customer> customers = new HashMap<>();
    private final List<ObjectNode> opened = new ArrayList<>();

    Customers() {
        reset();
    }

    private static List<Customer> read() {
        try (InputStream in = Customers.class.getResourceAsStream("customers.json")) {
            return JSON.readValue(in, new TypeReference<List<Customer>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
