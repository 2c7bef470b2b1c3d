/** Families of models as files with the defaults for a tier's settings. */
package telecom.assistant.model.profile;
