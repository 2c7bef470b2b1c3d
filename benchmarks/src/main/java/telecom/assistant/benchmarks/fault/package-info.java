/** Faults at random points under load, and how long the application takes to recover. */
package telecom.assistant.benchmarks.fault;
