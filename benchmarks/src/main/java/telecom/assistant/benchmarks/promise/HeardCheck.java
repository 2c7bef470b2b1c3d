package telecom.assistant.benchmarks.promise;

import java.util.List;
import java.util.regex.Pattern;
import telecom.assistant.benchmarks.promise.Breach.Kind;
import telecom.assistant.benchmarks.promise.Sent.End;

/** Checks that the store has as much of a reply that was cut off as the client received. */
final class HeardCheck {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final Sent sent;
    private final String stored;
    private final List<Received> arrived;
    private final Findings findings;

    HeardCheck(Sent sent, StoredUtterance reply, List<Received> arrived, Findings findings) {
        this.sent = sent;
        this.stored = normalised(reply.text());
        this.arrived = arrived;
        this.findings = findings;
    }

    void check() {
        if (arrived.stream().anyMatch(Received::isWhole) && sent.end() != End.TALKED_OVER) {
            findings.breach(Kind.DIFFERENT, sent, "the client has the whole reply, but the store says INTERRUPTED");
        } else if (arrived.stream().map(got -> normalised(got.text())).noneMatch(this::agreesWith) && !isUnknown()) {
            findings.breach(Kind.DIFFERENT, sent, "stored as heard \"%s\", of %s".formatted(stored, arrived));
        }
    }

    /**
     * Whether the stored text is the beginning of what arrived. During a fault the report of what was heard may be
     * lost, so that the store has what was generated.
     */
    private boolean agreesWith(String heard) {
        return heard.startsWith(stored) || (findings.isDuringFault(sent) && stored.startsWith(heard));
    }

    /** Whether it is unknown what arrived: if the call was lost, perhaps nothing of what was generated did. */
    private boolean isUnknown() {
        return arrived.isEmpty() && findings.isDuringFault(sent);
    }

    private static String normalised(String text) {
        return WHITE_SPACE.matcher(text.strip()).replaceAll(" ");
    }
}
