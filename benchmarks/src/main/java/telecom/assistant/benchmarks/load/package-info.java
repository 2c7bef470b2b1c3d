/** Subscribers who talk over the real protocols, one utterance after another, as patient as people are. */
package telecom.assistant.benchmarks.load;
