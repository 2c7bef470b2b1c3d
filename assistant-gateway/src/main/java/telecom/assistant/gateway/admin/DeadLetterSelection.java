package telecom.assistant.gateway.admin;

import java.time.Instant;

/**
 * Selects the dead letters to put back in one request.
 *
 * @param most the largest number of dead letters to put back
 * @param topic the topic that they came from; null for any
 * @param reason the kind of their failure; null for any
 * @param since the earliest time at which they became dead letters; null for no limit
 * @param until the latest time at which they became dead letters; null for no limit
 */
record DeadLetterSelection(int most, String topic, String reason, Instant since, Instant until) {

    boolean includes(DeadLetter letter) {
        return (topic == null || topic.equals(letter.origin().topic()))
                && (reason == null || reason.equals(letter.reason()))
                && (since == null || !letter.time().isBefore(since))
                && (until == null || !letter.time().isAfter(until));
    }
}
