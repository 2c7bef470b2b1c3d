/**
 * A stand-in for the inference tier: an OpenAI-compatible server that responds in vLLM's format, answers from a small
 * script, and fails on demand in all the ways in which a real tier fails. Each answer says that it comes from a
 * stand-in.
 */
package telecom.assistant.local.model;
