/** What smaller models can learn from the large one's answers, exported for operators to train them with. */
package telecom.assistant.gateway.teacher;
