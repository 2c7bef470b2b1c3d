package telecom.assistant.model.tier;

import telecom.assistant.model.ModelClient;
import telecom.assistant.model.wire.HttpModelClient;

/** One tier, ready for use: the decorated client, its health, the connections below it, and what asks what it accepts. */
record InferenceTier(ModelClient client, TierStatus status, HttpModelClient wire, Probes probes) {

    void close() {
        probes.close();
        wire.close();
    }
}
