/** How much CPU time other processes use, from Linux's {@code /proc}. */
package telecom.assistant.benchmarks.cpu;
