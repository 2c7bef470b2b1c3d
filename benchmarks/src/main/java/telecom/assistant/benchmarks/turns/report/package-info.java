/** The results of the turn benchmark as JSON, as Markdown and as a page. */
package telecom.assistant.benchmarks.turns.report;
