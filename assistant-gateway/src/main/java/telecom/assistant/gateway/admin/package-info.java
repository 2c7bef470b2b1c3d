/**
 * What people who run the assistant ask of it over HTTP ({@code /admin}), and what they are told of its topics: dead
 * letters, erasure, retention. Served by nodes with the role {@code engine}.
 */
package telecom.assistant.gateway.admin;
