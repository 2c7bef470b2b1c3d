/** How many tokens a text has, learnt from what the tiers report. */
package telecom.assistant.model.tokens;
