package telecom.assistant.store.web;

import java.util.UUID;

/** The lowest turn whose output may still reach the user: a conversation of the engine, and a turn in it. */
public record WebFence(UUID conversation, long turn) {}
