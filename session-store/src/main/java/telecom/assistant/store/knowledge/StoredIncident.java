package telecom.assistant.store.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * A known disruption of the service, as it is stored.
 *
 * @param places the affected places, as subscribers name them; empty if it affects all places
 * @param ko the text about it in Korean
 * @param en the same text in English
 * @param until when it ends by itself; null if somebody has to end it
 */
public record StoredIncident(String id, List<String> places, String ko, String en, Instant until) {

    public StoredIncident {
        places = List.copyOf(places);
    }

    /** An incident that somebody has to end. */
    public StoredIncident(String id, List<String> places, String ko, String en) {
        this(id, places, ko, en, null);
    }
}
