package telecom.assistant.channel.sms.inbound;

import java.util.regex.Pattern;

/**
 * Recognises requests in English to opt out of our texts or to opt in again. A text counts only if all of it belongs to
 * the request: a keyword or prohibition, our texts as its object, courtesies. With any other word in it, the text goes
 * to the assistant: "stop my <em>roaming</em>", "<em>how</em> do I opt out".
 */
final class EnglishConsent {

    private static final String COURTESY =
            oneOf("please pls plz kindly ok okay yes hi hello hey thanks thx ty sorry now" + " just immediately")
                    + "|thank you|right (?:now|away)|at once";

    private static final String WISH = "(?:i|we) (?:want|wish|need|would like) to|(?:id|wed) like to"
            + "|(?:can|could|will|would) you|you (?:must|should|need to)";

    private static final String TEXTS = oneOf("text texts message messages sms mms notifications alerts spam ads"
            + " advertising advertisements promotions marketing consent list");

    private static final String SENDING = oneOf("sending texting messaging contacting bothering receiving getting");

    /** Words that connect the others in a request but carry no meaning of their own here. */
    private static final String LINK = oneOf("me us my your you the a these those this that it them all any of from for"
            + " to in off more anymore everything anything again ever further future number phone");

    /** Verbs that mean an opt-out even without an object. */
    private static final String STOP =
            oneOf("stop stopall unsubscribe optout") + many(LINK + '|' + SENDING + '|' + TEXTS);

    /**
     * Verbs that mean an opt-out only on their own or with our texts as their object, because subscribers cancel and
     * end other things, too.
     */
    private static final String END = "(?:i )?" + oneOf("cancel end quit revoke") + "(?: all|"
            + many(LINK + '|' + SENDING) + " (?:" + TEXTS + ')' + many(LINK) + ")?";

    private static final String PROHIBITION = "(?:i )?(?:dont|never) (?:want to |wish to )?(?:(?:ever )?"
            + oneOf("text message contact") + many(LINK)
            + '|' + oneOf("send want need receive get") + many(LINK) + " (?:" + TEXTS + "|anything)" + many(LINK)
            + ")|no more(?: of)?(?: these| your)? (?:" + TEXTS + ')' + many(LINK);

    private static final String REMOVAL = oneOf("remove take delete") + " (?:me|my number)" + many(LINK + '|' + TEXTS);

    private static final String BEFORE = "(?:(?:" + COURTESY + '|' + WISH + ") )*";

    private static final Pattern OPT_OUT = Pattern.compile(
            BEFORE + repeated("(?:" + STOP + '|' + END + '|' + PROHIBITION + '|' + REMOVAL + ')' + many(COURTESY)));

    private static final Pattern OPT_IN = Pattern.compile(BEFORE
            + repeated(oneOf("start unstop optin resubscribe restart")
                    + many(SENDING + '|' + TEXTS + "|me|us|my|your|the|again|" + COURTESY)));

    private EnglishConsent() {}

    static boolean isOptOut(PlainWords text) {
        return OPT_OUT.matcher(joinCompounds(text)).matches();
    }

    static boolean isOptIn(PlainWords text) {
        return OPT_IN.matcher(joinCompounds(text)).matches();
    }

    /**
     * Unifies the spellings of compounds: "opt me out" and "opt out", "un-subscribe" and its misspellings, "do not" and
     * "don't".
     */
    private static String joinCompounds(PlainWords text) {
        return text.spaced()
                .replaceAll("\\bopt (?:me |us )?out\\b", "optout")
                .replaceAll("\\bopt (?:me |us )?(?:back )?in\\b", "optin")
                .replaceAll("\\bun ?subs?cribe\\b|\\bunsub\\w*", "unsubscribe")
                .replaceAll("\\bdo not\\b", "dont");
    }

    private static String oneOf(String spaced) {
        return "(?:" + spaced.replace(' ', '|') + ')';
    }

    private static String many(String words) {
        return "(?: (?:" + words + "))*";
    }

    private static String repeated(String request) {
        return "(?:" + request + ")(?: (?:" + request + "))*";
    }
}
