package telecom.assistant.store.web;

import java.util.UUID;

/**
 * The lower bounds of what may still reach the user: a conversation of the engine, and in it an epoch and a turn, each a
 * bound of its own.
 */
public record WebFence(UUID conversation, long epoch, long turn) {}
