/**
 * A stand-in for the inference tier: an OpenAI-compatible server that sends what vLLM sends, answers from a small script,
 * and fails on demand in each way that a real tier fails. Each answer says that it comes from a stand-in.
 */
package telecom.assistant.local.model;
