/**
 * The OpenAI-compatible streaming protocol of one tier over HTTP/1.1: what is sent, what a stream really contains, and
 * how long each part of it may take. No stream blocks a thread.
 */
package telecom.assistant.model.wire;
