/** What the benchmark of turns showed, as figures, as Markdown and as a page. */
package telecom.assistant.benchmarks.turns.report;
