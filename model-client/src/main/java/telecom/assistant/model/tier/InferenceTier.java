package telecom.assistant.model.tier;

import telecom.assistant.model.ModelClient;
import telecom.assistant.model.wire.HttpModelClient;

/** One tier, ready for use: the decorated client, its health, and the connections below it. */
record InferenceTier(ModelClient client, TierStatus status, HttpModelClient wire) {}
