/** Subscribers who talk over the real protocols, one utterance after another, with limited patience. */
package telecom.assistant.benchmarks.load;
