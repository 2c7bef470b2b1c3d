package telecom.assistant.gateway.claim;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import telecom.assistant.gateway.tool.Act;

/**
 * Finds claims in English sentences: acts in the past tense with a first-person subject ("I've sent") or in the passive
 * ("has been cancelled"), and short forms ("Done!", "Text sent."). Sentences about acts of the subscriber or an agent,
 * questions, negations, conditions and intentions do not count.
 */
final class EnglishClaims {

    static final String SENT = "sent|texted|messaged|e-?mailed|resent";
    static final String REPORTED =
            "opened|created|filed|submitted|logged|registered|reported|raised|lodged|put in (?:a|an|the|your)";
    static final String CALLED = "transferred|connected|escalated|handed|put you through";
    static final String PASSED_ON =
            "passed|forwarded|notified|informed|alerted|requested|let (?:the|our) [a-z]+(?: team)? know";
    static final String CHANGED = "changed|updated|switched|upgraded|downgraded|cancell?ed|refunded|credited|waived"
            + "|activated|deactivated|reactivated|suspended|blocked|unblocked|reset|booked|scheduled|rescheduled|added"
            + "|removed|applied|placed|reissued|arranged|enabled|disabled|reimbursed|adjusted|reversed|extended|renewed"
            + "|unlocked|locked|terminated|ordered|restored|fixed|modified|moved|enrolled|subscribed|unsubscribed|ported|reserved|turned"
            + " o(?:n|ff)|set up|signed you up|shipped|deleted|restarted|lifted|stopped|dispatched|granted|approved|made"
            + " (?:the|that|this|a|your)"
            + " (?:change|request|switch|adjustment|correction|reservation|booking)|(?:taken|took) [a-z ]{1,20} off";
    static final String BILLED = "issued|processed";
    static final String FINISHED = "done|completed|resolved|taken care of|finished|closed";

    private static final String VERB =
            "(?:(?<sent>%s)|(?<reported>%s)|(?<called>%s)|(?<passed>%s)|(?<changed>%s)|(?<billed>%s)|(?<finished>%s))\\b"
                    .formatted(SENT, REPORTED, CALLED, PASSED_ON, CHANGED, BILLED, FINISHED);
    private static final String ADVERBS =
            "(?:(?:just|now|already|also|successfully|then|since|gone ahead and|went ahead and)\\s+)*";

    private static final Pattern OWN = pattern("\\b(?:i|we)(?:['’]ve|\\s+have|\\s+had)?\\s+" + ADVERBS + VERB);
    private static final Pattern PASSIVE = pattern("(?:(?:\\b(?:has|have|had)|['’]s|['’]ve)\\s+" + ADVERBS
            + "been|\\b(?:was|were|being))\\s+(?:(?:just|now|already|also|successfully|being)\\s+)*" + VERB);
    private static final Pattern STATE = pattern("\\b(?:is|are|['’]re|['’]s)\\s+(?:now|successfully|all)\\s+" + VERB);
    private static final Pattern SHORT = pattern("^\\W*(?:(?:and|okay|ok|great|sure|alright|all"
            + " right|perfect|yes)\\W+)?(?:all\\s+|successfully\\s+|(?:(?:your|the)\\s+)?(?:text|message|sms|ticket|refund|order|plan|request|roaming|subscription|service)\\s+)"
            + VERB
            + "|^\\W*(?<finished2>done)\\s*[.!,]|\\b(?:it|that|everything)(?:['’]s|"
            + " is)\\s+(?:all\\s+)?(?<finished3>done|set)\\b");
    private static final Pattern ALL_SET = pattern("\\ball set\\b");
    private static final Pattern ABLE = pattern("\\b(?:i|we)(?:\\s+was|\\s+were|['’]ve been|\\s+have"
            + " been)?\\s+(?:able|managed)\\s+to\\s+(?:(?<sent>send|text|message|e-?mail)"
            + "|(?<reported>open|create|file|submit|log|register|report|raise)|(?<changed>change|update|switch|upgrade|cancel|refund|credit|waive|activate|suspend|block|reset|book|schedule|add|remove|apply|turn|set"
            + " up|extend|unlock|restore|fix))\\b");
    private static final Pattern ON_ITS_WAY = pattern(
            "\\b(?:(?<sent>text|message|sms|link|e-?mail)|(?<changed>refund|sim|order|technician))\\b[^.!?]{0,30}\\bon"
                    + " (?:its|the|their) way\\b");
    private static final Pattern NUMBER =
            pattern("\\b(?:ticket|reference|case|report)\\s+(?:number|no\\.?)\\s*(?:is|:)\\s*\\S*\\d");
    private static final Pattern NOW = pattern(
            "\\b(?:i|we)(?:['’]m|['’]re|\\s+am|\\s+are)\\s+(?:(?:now|just)\\s+)*(?:(?<called>transferring|connecting|putting"
                    + " you through)|(?<sent>sending|texting)|(?<changed>cancel?ling|changing|refunding|processing)|(?<reported>opening"
                    + " a ticket|filing|submitting))\\b");

    private static final Pattern QUESTION = pattern(
            "^\\W*(?:(?:and|so|but|or)\\s+)?(?:did|do|does|have|has|had|is|are|was|were|shall|should|would|could|can|will|may|what|which|when|where|how|why|who)\\b[^.!]*\\?\\W*$");

    /** A sentence that explains a bill claims nothing. */
    private static final Pattern BILL =
            pattern("\\bbill (?:was|is) (?:higher|lower)\\b|\\bbecause\\b[^.]*\\b(?:payments?|charges?|fees?)\\b");

    /** A condition does not reach beyond its own sentence. A decimal point does not end a sentence. */
    private static final Pattern CONDITION = pattern(
            "\\b(?:if|once|when|whether|unless|until|as soon as|after|before|because|seems?|appears?|looks like|that"
                    + " you)\\b[^,;:.!?]*(?:\\.(?=\\d)[^,;:.!?]*)*$");

    private static final Pattern NEGATED =
            pattern("\\b(?:no|neither)\\s+(?:\\w+\\s+){1,2}$|\\b(?:nothing|none|never)\\b[^,;:]*$");
    private static final Pattern BY_OTHERS =
            pattern("^[^,;.]*\\bby\\s+(?:you|an?\\s+agent|the\\s+agent|our\\s+agent|someone|your)\\b");
    private static final Pattern TICKET = pattern("\\b(?:ticket|fault|outage)\\b");
    private static final Pattern CHANGE =
            pattern("\\b(?:refund|plan|order|subscription|service|address|roaming|discount|contract)\\b");
    private static final Pattern TEXT = pattern("\\b(?:text|sms)\\b");
    private static final Pattern PAST_DAY =
            pattern("\\b(?:yesterday|last (?:week|month|year|night)|ago|earlier|previously|(?:on|in)"
                    + " (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\w*)\\b");

    private EnglishClaims() {}

    static Stream<Claim> claimsIn(String sentence) {
        if (QUESTION.matcher(sentence).find() || BILL.matcher(sentence).find()) {
            return Stream.empty();
        }
        Stream.Builder<Claim> claims = Stream.builder();
        for (Pattern form : new Pattern[] {OWN, STATE, ABLE, ON_ITS_WAY, NOW, SHORT}) {
            add(form, sentence, false, claims);
        }
        add(PASSIVE, sentence, true, claims);
        if (ALL_SET.matcher(sentence).find()) {
            claims.add(new Claim(finished(sentence)));
        }
        if (NUMBER.matcher(sentence).find()) {
            claims.add(new Claim(EnumSet.of(Act.TICKET, Act.CHANGE)));
        }
        return claims.build();
    }

    private static void add(Pattern form, String sentence, boolean passive, Stream.Builder<Claim> claims) {
        Matcher found = form.matcher(sentence);
        while (found.find()) {
            String before = sentence.substring(0, found.start());
            boolean conditional = CONDITION.matcher(before).find()
                    || (passive && NEGATED.matcher(before).find());
            boolean byOthers =
                    BY_OTHERS.matcher(sentence.substring(found.end())).find();
            if (!conditional && !byOthers) {
                Set<Act> proofs = proofsOf(sentence, found);
                if (passive && (PAST_DAY.matcher(sentence).find() || group(found, "billed"))) {
                    proofs.add(Act.LOOK_UP);
                }
                claims.add(new Claim(proofs));
            }
        }
    }

    private static Set<Act> proofsOf(String sentence, Matcher found) {
        if (group(found, "sent")) {
            return EnumSet.of(Act.TEXT);
        }
        if (group(found, "called")) {
            return EnumSet.of(Act.TRANSFER);
        }
        if (group(found, "reported")) {
            return TICKET.matcher(sentence).find() ? EnumSet.of(Act.TICKET) : EnumSet.of(Act.TICKET, Act.CHANGE);
        }
        if (group(found, "passed")) {
            return EnumSet.of(Act.TICKET, Act.CHANGE, Act.TRANSFER);
        }
        return group(found, "changed") || group(found, "billed") ? EnumSet.of(Act.CHANGE) : finished(sentence);
    }

    private static Set<Act> finished(String sentence) {
        if (CHANGE.matcher(sentence).find()) {
            return EnumSet.of(Act.CHANGE);
        }
        if (TICKET.matcher(sentence).find()) {
            return EnumSet.of(Act.TICKET);
        }
        return TEXT.matcher(sentence).find() ? EnumSet.of(Act.TEXT) : EnumSet.of(Act.TEXT, Act.TICKET, Act.CHANGE);
    }

    private static boolean group(Matcher found, String name) {
        return found.pattern().pattern().contains("(?<" + name + ">") && found.group(name) != null;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
