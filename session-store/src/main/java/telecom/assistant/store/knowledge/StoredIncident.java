package telecom.assistant.store.knowledge;

import java.util.List;

/**
 * A known disruption of the service, as it is stored.
 *
 * @param places the affected places, as subscribers name them; empty if it affects all places
 * @param ko the text about it in Korean
 * @param en the same text in English
 */
public record StoredIncident(String id, List<String> places, String ko, String en) {

    public StoredIncident {
        places = List.copyOf(places);
    }
}
