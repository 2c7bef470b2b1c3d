package telecom.assistant.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The pseudonym of a person: safe in keys, logs and metrics because it can't be turned back into a number without the
 * deployment's secret. Made by {@link SubscriberIdentity} only.
 */
public record SubscriberId(@JsonValue String value) {

    @JsonCreator
    public SubscriberId {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("subscriber id: blank (expected: a pseudonym)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
