/** What smaller models can learn from the large one's answers, for operators to train them. */
package telecom.assistant.gateway.teacher;
