/** The stand-in for the operator's OpenID provider, with an invented person for each role. */
package telecom.assistant.local.login;
