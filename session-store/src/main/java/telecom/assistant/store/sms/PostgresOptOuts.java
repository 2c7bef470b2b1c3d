package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

@ApplicationScoped
class PostgresOptOuts implements OptOuts {

    private static final String THIS_OPT_OUT = " where subscriber_id = :subscriber and service_address = :address";

    private final Transactions transactions;

    PostgresOptOuts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Boolean> isOptedOut(SubscriberId subscriber, String serviceAddress) {
        Statement optOuts = statement("select count(*) from sms_opt_out" + THIS_OPT_OUT, subscriber, serviceAddress);
        return transactions.run(session -> optOuts.one(session, Long.class)).map(found -> found > 0);
    }

    @Override
    public Uni<Void> optOut(SubscriberId subscriber, String serviceAddress) {
        return execute("""
                insert into sms_opt_out (subscriber_id, service_address, since) values (:subscriber, :address, now())
                on conflict do nothing""", subscriber, serviceAddress);
    }

    @Override
    public Uni<Void> optIn(SubscriberId subscriber, String serviceAddress) {
        return execute("delete from sms_opt_out" + THIS_OPT_OUT, subscriber, serviceAddress);
    }

    private Uni<Void> execute(String sql, SubscriberId subscriber, String serviceAddress) {
        return transactions
                .run(statement(sql, subscriber, serviceAddress)::execute)
                .replaceWithVoid();
    }

    private static Statement statement(String sql, SubscriberId subscriber, String serviceAddress) {
        return new Statement(sql, Map.of("subscriber", subscriber.value(), "address", serviceAddress));
    }
}
