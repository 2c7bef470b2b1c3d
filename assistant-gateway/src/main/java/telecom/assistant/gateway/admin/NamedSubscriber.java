package telecom.assistant.gateway.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;

/**
 * The subscriber that a request is about, named in one of three ways.
 *
 * @param number a phone number, in E.164 or in the national format of the default region
 * @param account an app account without a linked number; an account that has a number is identified by the number
 * @param subscriber a {@link SubscriberId}
 */
record NamedSubscriber(String number, String account, String subscriber) {

    private static final String EXPECTED = "(expected: an object with one of number, account, subscriber)";
    private static final int ACCOUNT_LIMIT = 256;
    /** Base64url of 32 bytes. */
    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final ObjectReader READER =
            new ObjectMapper().readerFor(NamedSubscriber.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads a request body; throws a {@link Problem} unless the body names one subscriber in one way. */
    static NamedSubscriber read(byte[] body) {
        try {
            NamedSubscriber read = body == null || body.length == 0 ? null : READER.readValue(body);
            if (read != null && read.nameCount() == 1) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // The parser's own message would quote the body.
            throw Problem.badRequest("body: not understood " + EXPECTED);
        } catch (IOException e) {
            throw new IllegalStateException("a body that is in memory could not be read", e);
        }
        throw Problem.badRequest("body: no subscriber named, or named in several ways " + EXPECTED);
    }

    private long nameCount() {
        return Stream.of(number, account, subscriber).filter(Objects::nonNull).count();
    }

    /** The subscriber's id; throws a {@link Problem} if the number, account or pseudonym is malformed. */
    SubscriberId subscriber(SubscriberIdentity identity) {
        if (number != null) {
            return identity.toE164(number)
                    .map(identity::ofNumber)
                    .orElseThrow(() -> Problem.badRequest("number: not a phone number (expected: E.164)"));
        }
        if (account != null) {
            if (account.isBlank() || account.length() > ACCOUNT_LIMIT) {
                throw Problem.badRequest(
                        "account: blank or too long (expected: 1 to " + ACCOUNT_LIMIT + " characters)");
            }
            return identity.ofAccount(account);
        }
        if (!isPseudonym(subscriber)) {
            throw Problem.badRequest("subscriber: not a pseudonym (expected: 43 characters of base64url)");
        }
        return new SubscriberId(subscriber);
    }

    /** Whether a string has the form of a {@link SubscriberId}, so that it cannot be a phone number. */
    static boolean isPseudonym(String value) {
        return value != null && PSEUDONYM.matcher(value).matches();
    }

    /** Leaves out the subscriber. */
    @Override
    public String toString() {
        return "NamedSubscriber";
    }
}
