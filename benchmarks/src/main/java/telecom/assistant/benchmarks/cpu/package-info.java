/** How much CPU time other processes take, from Linux's {@code /proc}. */
package telecom.assistant.benchmarks.cpu;
