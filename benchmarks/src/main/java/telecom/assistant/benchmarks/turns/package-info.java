/** Measures how many turns a second the whole application completes, and how soon users see the first words. */
package telecom.assistant.benchmarks.turns;
