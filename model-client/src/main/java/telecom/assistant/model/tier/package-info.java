/** The tiers of a deployment: assembled from the settings, measured, and watched for the health page. */
package telecom.assistant.model.tier;
