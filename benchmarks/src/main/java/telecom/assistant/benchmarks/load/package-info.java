/** Simulated subscribers, who use the real protocols, send one utterance after another, and have limited patience. */
package telecom.assistant.benchmarks.load;
