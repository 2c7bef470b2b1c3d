/** Takes out of a text what would tell who somebody is. Pure functions, in Korean and in English. */
package telecom.assistant.gateway.redaction;
