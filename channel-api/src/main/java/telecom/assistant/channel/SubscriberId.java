package telecom.assistant.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The pseudonym of a subscriber. It may be used in keys, logs and metrics, because it cannot be turned back into a
 * number without the deployment's secret. Only {@link SubscriberIdentity} creates new ones.
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
