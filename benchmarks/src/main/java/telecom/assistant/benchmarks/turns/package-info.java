/** How many turns a second the whole application makes, and when its first words are there, as a user of the app sees it. */
package telecom.assistant.benchmarks.turns;
