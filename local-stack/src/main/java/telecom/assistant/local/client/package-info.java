/**
 * The subscribers' side: clients that speak the channels' real protocols, for tests and benchmarks. Hundreds of them share
 * a few threads.
 */
package telecom.assistant.local.client;
