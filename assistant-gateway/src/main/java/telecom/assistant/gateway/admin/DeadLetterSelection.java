package telecom.assistant.gateway.admin;

import java.time.Instant;

/**
 * Which dead letters to put back together.
 *
 * @param most how many at the most
 * @param topic where they came from; null for anywhere
 * @param reason of which kind their failure was; null for any
 * @param since when they became dead letters at the earliest; null for no limit
 * @param until when they had become dead letters at the latest; null for no limit
 */
record DeadLetterSelection(int most, String topic, String reason, Instant since, Instant until) {

    boolean includes(DeadLetter letter) {
        return (topic == null || topic.equals(letter.origin().topic()))
                && (reason == null || reason.equals(letter.reason()))
                && (since == null || !letter.time().isBefore(since))
                && (until == null || !letter.time().isAfter(until));
    }
}
