package telecom.assistant.gateway.claim;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import telecom.assistant.gateway.tool.Act;

/**
 * A part of a sentence that says that something was done.
 *
 * @param proofs the acts of which any makes it true
 */
record Claim(Set<Act> proofs) {

    boolean isProvedBy(Collection<Act> done) {
        return !Collections.disjoint(proofs, done);
    }
}
