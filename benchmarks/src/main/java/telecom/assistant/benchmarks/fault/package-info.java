/** Injects faults at random points under load, and measures how long the application takes to recover. */
package telecom.assistant.benchmarks.fault;
