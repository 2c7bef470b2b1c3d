/**
 * The subscribers' side: clients that speak the real protocols of the channels, for tests and benchmarks. Hundreds of them
 * share a few threads.
 */
package telecom.assistant.local.client;
