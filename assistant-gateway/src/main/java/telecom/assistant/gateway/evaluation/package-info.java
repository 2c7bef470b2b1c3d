/**
 * Evaluation: recorded conversations are replayed against other tiers and prompts, and the new answers are compared
 * with the recorded ones. Nothing here can reach a subscriber or an agent: this package reads the store, asks the model
 * and keeps a report. It knows neither Kafka nor the engine, nor how to run a tool.
 */
package telecom.assistant.gateway.evaluation;
