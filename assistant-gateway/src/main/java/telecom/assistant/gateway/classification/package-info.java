/** How hard it is to answer a turn, so that a deployment can send hard ones to its large model. */
package telecom.assistant.gateway.classification;
