/**
 * What operators can do over HTTP ({@code /admin}): dead letters, erasure, consents, teacher data, the stories of
 * conversations, and a check of the topics. Served by nodes with the role {@code engine}.
 */
package telecom.assistant.gateway.admin;
