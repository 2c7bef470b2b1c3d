/** Measures how much CPU time other processes use, by reading Linux's {@code /proc}. */
package telecom.assistant.benchmarks.cpu;
