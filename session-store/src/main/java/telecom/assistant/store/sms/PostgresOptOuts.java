package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Transactions;

@ApplicationScoped
class PostgresOptOuts implements OptOuts {

    private final Transactions transactions;

    PostgresOptOuts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Boolean> isOptedOut(SubscriberId subscriber, String serviceAddress) {
        return transactions.run(session -> session.createNativeQuery("""
                        select count(*) from sms_opt_out
                        where subscriber_id = :subscriber and service_address = :address""", Long.class)
                .setParameter("subscriber", subscriber.value())
                .setParameter("address", serviceAddress)
                .getSingleResult()
                .map(found -> found > 0));
    }

    @Override
    public Uni<Void> optOut(SubscriberId subscriber, String serviceAddress) {
        return change("""
                insert into sms_opt_out (subscriber_id, service_address, since) values (:subscriber, :address, now())
                on conflict do nothing""", subscriber, serviceAddress);
    }

    @Override
    public Uni<Void> optIn(SubscriberId subscriber, String serviceAddress) {
        return change(
                "delete from sms_opt_out where subscriber_id = :subscriber and service_address = :address",
                subscriber,
                serviceAddress);
    }

    private Uni<Void> change(String statement, SubscriberId subscriber, String serviceAddress) {
        return transactions
                .run(session -> session.createNativeQuery(statement)
                        .setParameter("subscriber", subscriber.value())
                        .setParameter("address", serviceAddress)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
