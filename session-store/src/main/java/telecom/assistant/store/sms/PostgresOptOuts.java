package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.channel.ServiceNumbers;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

@ApplicationScoped
class PostgresOptOuts implements OptOuts {

    private static final String THIS_ADDRESS =
            " where subscriber_id = :subscriber and service_address = any(string_to_array(:notations, chr(10)))";

    private final Transactions transactions;
    private final ServiceNumbers numbers;

    PostgresOptOuts(Transactions transactions, ServiceNumbers numbers) {
        this.transactions = transactions;
        this.numbers = numbers;
    }

    @Override
    public Uni<Optional<Instant>> since(SubscriberId subscriber, String serviceAddress) {
        Statement since =
                inAnyNotation("select min(since) from sms_opt_out" + THIS_ADDRESS, subscriber, serviceAddress);
        return transactions.run(session -> since.one(session, Instant.class)).map(Optional::ofNullable);
    }

    @Override
    public Uni<Void> optOut(SubscriberId subscriber, String serviceAddress) {
        Statement insert = new Statement("""
                insert into sms_opt_out (subscriber_id, service_address, since) values (:subscriber, :address, now())
                on conflict do nothing""", Map.of("subscriber", subscriber.value(), "address", serviceAddress));
        return transactions.run(insert::execute).replaceWithVoid();
    }

    @Override
    public Uni<Void> optIn(SubscriberId subscriber, String serviceAddress) {
        Statement delete = inAnyNotation("delete from sms_opt_out" + THIS_ADDRESS, subscriber, serviceAddress);
        return transactions.run(delete::execute).replaceWithVoid();
    }

    private Statement inAnyNotation(String sql, SubscriberId subscriber, String serviceAddress) {
        String notations = String.join("\n", numbers.notations(serviceAddress));
        return new Statement(sql, Map.of("subscriber", subscriber.value(), "notations", notations));
    }
}
