/** Faults at random points under load, and how long the application takes to be back. */
package telecom.assistant.benchmarks.fault;
