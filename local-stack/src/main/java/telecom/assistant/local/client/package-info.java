/**
 * The subscribers' side: clients that speak the channels' real protocols, for tests and benchmarks. Hundreds of clients
 * share a few threads.
 */
package telecom.assistant.local.client;
