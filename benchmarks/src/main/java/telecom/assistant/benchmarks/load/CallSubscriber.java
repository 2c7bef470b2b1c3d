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
 * A caller. When the call is lost, the platform reconnects it or the caller calls again; a caller who lost the call, or
 * was asked to repeat, continues with another utterance.
 */
final class CallSubscriber extends Subscriber {

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);
    private static final String LANGUAGE = "en-US";

    private final URI url;
    private final String number;
    private final StringBuilder speech = new StringBuilder();
    private String callSid = RelayCall.newCallSid();
    private RelayCall call;
    private String latestPiece = "";
    private long talkedOverGeneration;

    CallSubscriber(Account account, TalkPattern pattern, SubscriberThreads threads, long seed, URI url, String number) {
        super(account, pattern, threads, seed);
        this.url = url;
        this.number = number;
    }

    @Override
    void connect() {
        call = RelayCall.open(url, number, callSid, this::receive);
        var unused = call.disconnected().thenRun(this::lost);
    }

    private void lost() {
        synchronized (speech) {
            endReply(false);
        }
        callSid = flipCoin() ? callSid : RelayCall.newCallSid();
        // The next utterance has to wait for a call.
        retryUntilDone(RETRY_DELAY, this::connect, this::abandonOpen);
    }

    private void receive(JsonNode frame) {
        account().noteActivity();
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
            latestPiece = piece;
            if (frame.path("last").asBoolean()) {
                endReply(true);
            } else {
                hearPart(speech.toString());
            }
        }
    }

    /** Whether a piece was already on its way when the caller talked over its reply. */
    private boolean isRemnant(String piece) {
        OptionalLong number = ReplyPatterns.generation(piece);
        return number.isPresent()
                ? number.getAsLong() <= talkedOverGeneration
                : speech.length() == 0 && ReplyPatterns.isEnd(piece.strip());
    }

    private void endReply(boolean complete) {
        String text = speech.toString().strip();
        speech.setLength(0);
        if (ReplyPatterns.asksAgain(text)) {
            abandonOpen();
        } else {
            hear("", text, complete ? ReplyPatterns.kindOf(text) : Kind.PART);
        }
    }

    @Override
    void startTalkingOver() {
        String heard;
        synchronized (speech) {
            heard = latestPiece;
            talkedOverGeneration = ReplyPatterns.generation(speech.toString()).orElse(talkedOverGeneration);
            endReply(false);
        }
        try {
            call.interrupt(heard);
        } catch (RuntimeException disconnected) {
            // The call is lost, and the rest of the reply with it.
        }
    }

    @Override
    void send(Sent utterance) {
        try {
            call.say(utterance.text(), LANGUAGE);
        } catch (RuntimeException disconnected) {
            // The connection is gone; the caller continues once that is noticed.
            account().recordUncertain(utterance.tag());
            account().recordEnd(utterance.tag(), End.ABANDONED);
        }
    }

    @Override
    boolean countsAsAcceptedWhenUnanswered() {
        return true;
    }

    @Override
    void hangUp() {
        if (call != null) {
            call.close();
        }
    }
}
