/** How many turns a second the engine takes, how soon its first words come, and where the time goes. */
package telecom.assistant.benchmarks.turns;
