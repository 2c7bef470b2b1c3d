/** Model profiles: one file for each family of models, with the defaults for the settings of a tier. */
package telecom.assistant.model.profile;
