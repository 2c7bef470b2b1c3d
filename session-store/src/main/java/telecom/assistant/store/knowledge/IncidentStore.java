package telecom.assistant.store.knowledge;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import telecom.assistant.store.DirectStatement;
import telecom.assistant.store.DirectStatements;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/** Stores the incidents in PostgreSQL. May be used from any thread. */
@ApplicationScoped
public class IncidentStore {

    private static final String SEPARATOR = ",";

    private static final DirectStatement IN_FORCE =
            DirectStatement.of("select incident_id, places, ko, en, ends_at from incident"
                    + " where ended_at is null and (ends_at is null or ends_at > now())"
                    + " order by pinned_at desc limit 100");

    private static final String END =
            "update incident set ended_at = now() where incident_id = :id and ended_at is null";

    private static final String PIN = """
        insert into incident (incident_id, pinned_at, places, ko, en, ends_at)
        values (:id, clock_timestamp(), :places, :ko, :en, cast(nullif(:until, '') as timestamptz))\
        """;

    private final Transactions transactions;
    private final DirectStatements direct;

    IncidentStore(Transactions transactions, DirectStatements direct) {
        this.transactions = transactions;
        this.direct = direct;
    }

    /** The incidents that have not ended, newest first. */
    public Uni<List<StoredIncident>> inForce() {
        return direct.run(IN_FORCE, Map.of()).map(rows -> {
            List<StoredIncident> incidents = new ArrayList<>();
            rows.forEach(row -> incidents.add(incident(row)));
            return List.copyOf(incidents);
        });
    }

    /** Pins an incident, in place of one with the same id. */
    public Uni<Void> pin(StoredIncident incident) {
        Map<String, ?> values = Map.of(
                "id",
                incident.id(),
                "places",
                String.join(SEPARATOR, incident.places()),
                "ko",
                incident.ko(),
                "en",
                incident.en(),
                "until",
                incident.until() == null ? "" : incident.until().toString());
        return transactions
                .run(session -> new Statement(END, Map.of("id", incident.id()))
                        .execute(session)
                        .chain(() -> new Statement(PIN, values).execute(session)))
                .replaceWithVoid();
    }

    /** Ends an incident; returns false if no incident with this id is in force. */
    public Uni<Boolean> end(String id) {
        return transactions
                .run(session -> new Statement(END, Map.of("id", id)).execute(session))
                .map(ended -> ended > 0);
    }

    private static StoredIncident incident(Row row) {
        String places = row.getString(1);
        return new StoredIncident(
                row.getString(0),
                places.isEmpty() ? List.of() : List.of(places.split(SEPARATOR)),
                row.getString(2),
                row.getString(3),
                row.getOffsetDateTime(4) == null
                        ? null
                        : row.getOffsetDateTime(4).toInstant());
    }
}
