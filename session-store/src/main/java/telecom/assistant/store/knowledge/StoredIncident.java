package telecom.assistant.store.knowledge;

import java.util.List;

/**
 * Something that is out of order.
 *
 * @param places where, as subscribers name the places; empty if it is everywhere
 * @param ko what is said about it in Korean
 * @param en the same in English
 */
public record StoredIncident(String id, List<String> places, String ko, String en) {

    public StoredIncident {
        places = List.copyOf(places);
    }
}
