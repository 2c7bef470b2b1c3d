/**
 * Evaluation: recorded conversations are replayed against other tiers and prompts, and what would have been answered is
 * compared with what was. Nothing here can speak to anybody: it reads the store, asks the model and keeps a report; it
 * knows neither Kafka, nor the engine, nor how a tool is run.
 */
package telecom.assistant.gateway.evaluation;
