package telecom.assistant.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Received.Kind;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.benchmarks.promise.Sent.End;
import telecom.assistant.local.client.RelayCall;

/**
 * A caller. When the call is lost, the platform connects it again, or the caller calls anew; whoever lost a call, or was
 * asked to say it again, goes on with the next words.
 */
final class CallSubscriber extends Subscriber {

    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final String LANGUAGE = "en-US";

    private final URI url;
    private final String number;
    private final StringBuilder speech = new StringBuilder();
    private String callSid = RelayCall.newCallSid();
    private RelayCall call;
    private String latest = "";
    private long talkedOver;

    CallSubscriber(Account account, Talk talk, Clock clock, long seed, URI url, String number) {
        super(account, talk, clock, seed);
        this.url = url;
        this.number = number;
    }

    @Override
    void connect() {
        call = RelayCall.open(url, number, callSid, this::take);
        var unused = call.disconnected().thenRun(this::lost);
    }

    private void lost() {
        synchronized (speech) {
            tell(false);
        }
        callSid = chance() ? callSid : RelayCall.newCallSid();
        // Only then are there next words: a caller without a call has nobody to say them to.
        persist(AGAIN, this::connect, this::leaveOpen);
    }

    private void take(JsonNode frame) {
        account().stirred();
        if (!RelayCall.isSpeech(frame)) {
            return;
        }
        synchronized (speech) {
            String piece = frame.path("token").asText();
            noteGeneration(piece);
            if (isRemnant(piece)) {
                return;
            }
            speech.append(piece);
            latest = piece;
            if (frame.path("last").asBoolean()) {
                tell(true);
            } else {
                hearSoFar(speech.toString());
            }
        }
    }

    /** What was on its way of a reply when the caller talked over it. */
    private boolean isRemnant(String piece) {
        OptionalLong number = SystemWords.generation(piece);
        return number.isPresent()
                ? number.getAsLong() <= talkedOver
                : speech.length() == 0 && SystemWords.isEnd(piece.strip());
    }

    private void tell(boolean ended) {
        String text = speech.toString().strip();
        speech.setLength(0);
        if (SystemWords.asksAgain(text)) {
            leaveOpen();
        } else {
            hear("", text, ended ? SystemWords.kindOf(text) : Kind.PART);
        }
    }

    @Override
    void breakIn() {
        String heard;
        synchronized (speech) {
            heard = latest;
            talkedOver = SystemWords.generation(speech.toString()).orElse(talkedOver);
            tell(false);
        }
        try {
            call.interrupt(heard);
        } catch (RuntimeException notSaid) {
            // The call is lost, and the reply with it.
        }
    }

    @Override
    void send(Sent utterance) {
        try {
            call.say(utterance.text(), LANGUAGE);
        } catch (RuntimeException notSaid) {
            // The connection has ended, or will be found to have; from there the caller goes on.
            account().uncertain(utterance.tag());
            account().ended(utterance.tag(), End.LEFT_ALONE);
        }
    }

    @Override
    boolean countsWhenSilent() {
        return true;
    }

    @Override
    void hangUp() {
        if (call != null) {
            call.close();
        }
    }
}
