/** Measures how many turns a second the engine completes, how soon its first words come, and where the time goes. */
package telecom.assistant.benchmarks.engine;
