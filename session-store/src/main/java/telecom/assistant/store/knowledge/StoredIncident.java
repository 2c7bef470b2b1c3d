package telecom.assistant.store.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * Something that is out of order.
 *
 * @param places where, as subscribers name the places; empty if it is everywhere
 * @param ko what is said about it in Korean
 * @param en the same in English
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
