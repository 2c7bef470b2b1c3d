/**
 * A stand-in for the inference tier: an OpenAI-compatible server that emits what vLLM emits, answers from a small script,
 * and fails on command in each way that a real tier fails. It says in each answer that it is a stand-in.
 */
package telecom.assistant.local.model;
