/** Two commits of the application, measured alternately. */
package telecom.assistant.benchmarks.compare;
