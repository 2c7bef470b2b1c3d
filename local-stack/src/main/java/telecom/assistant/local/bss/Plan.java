package telecom.assistant.local.bss;

/**
 * A plan that subscribers can buy.
 *
 * @param monthly the monthly price, in won
 */
record Plan(String id, String name, String description, long monthly) {}
