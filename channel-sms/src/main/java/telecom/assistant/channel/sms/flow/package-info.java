/** Order and bounds: lanes, the backlog, pauses. Knows neither SMPP nor events. */
package telecom.assistant.channel.sms.flow;
