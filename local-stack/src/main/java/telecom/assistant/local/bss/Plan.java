package telecom.assistant.local.bss;

/**
 * A plan on sale.
 *
 * @param monthly its price, in won
 */
record Plan(String id, String name, String description, long monthly) {}
