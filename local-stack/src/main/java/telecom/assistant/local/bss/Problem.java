package telecom.assistant.local.bss;

/**
 * A fault in the network.
 *
 * @param place where it is, as subscribers name the place
 */
record Problem(String id, String description, String place, String status, int resolvedInDays) {}
