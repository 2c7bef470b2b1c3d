package telecom.assistant.channel.sms.smpp;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import telecom.assistant.channel.sms.config.SmscProfileConfig;
import telecom.assistant.channel.sms.config.SmscProfileConfig.IdNotation;
import telecom.assistant.channel.sms.config.SmscProfileConfig.NumberForm;
import telecom.assistant.channel.sms.text.CodePage;
import telecom.assistant.channel.sms.text.TextFormat;

/** The agreements with an SMSC, read from its settings. */
final class SmscProfile {

    private static final int LONGEST_SERVICE_TYPE = 5;
    private static final int SHORTEST_MESSAGE = 40;
    private static final int LONGEST_MESSAGE = 140;
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(30);

    /** The code pages in which replies may be sent without an agreement. */
    private static final Map<Integer, CodePage> STANDARD = Map.of(
            0x00, CodePage.GSM_7,
            0x01, CodePage.ASCII,
            0x03, CodePage.LATIN_1,
            0x08, CodePage.UCS_2,
            0x0E, CodePage.CP949,
            0x84, CodePage.CP949);

    private final SmscProfileConfig config;
    private final Map<Integer, CodePage> agreed;
    private final TextFormat format;
    private final Set<Integer> temporary;
    private final Set<Integer> throttled;

    /** @throws IllegalArgumentException if a setting makes no sense; the message names the setting */
    SmscProfile(SmscProfileConfig config) {
        this.config = config;
        this.agreed = config.codings().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        coding -> number("codings", coding.getKey()), Map.Entry::getValue));
        require(
                config.messageOctets() >= SHORTEST_MESSAGE && config.messageOctets() <= LONGEST_MESSAGE,
                "message-octets: " + config.messageOctets() + " (expected: " + SHORTEST_MESSAGE + " to "
                        + LONGEST_MESSAGE + ")");
        require(
                serviceType().length() <= LONGEST_SERVICE_TYPE,
                "service-type: longer than " + LONGEST_SERVICE_TYPE + " characters");
        this.format = new TextFormat(
                coding("plain-coding", config.plainCoding()),
                coding("wide-coding", config.wideCoding()),
                config.longTexts(),
                config.messageOctets());
        this.temporary = numbers("temporary", config.temporary());
        this.throttled = numbers("throttled", config.throttled());
        validityPeriod();
    }

    /** The code pages of texts in either direction by {@code data_coding}, where they differ from the standards. */
    Map<Integer, CodePage> codePages() {
        return agreed;
    }

    /** The format of replies. */
    TextFormat format() {
        return format;
    }

    IdNotation ids() {
        return config.ids();
    }

    boolean isTemporary(int status) {
        return temporary.contains(status);
    }

    boolean isThrottled(int status) {
        return throttled.contains(status);
    }

    String serviceType() {
        return config.serviceType().orElse("");
    }

    boolean wantsReceipts() {
        return config.receipts();
    }

    /** The validity period in relative form (SMPP 3.4, section 7.1.1.2); null if the SMSC decides. */
    String validityPeriod() {
        return config.validityPeriod().map(SmscProfile::relative).orElse(null);
    }

    private static String relative(Duration period) {
        require(
                period.compareTo(LONGEST_VALIDITY) <= 0 && !period.isNegative() && !period.isZero(),
                "validity-period: " + period + " (expected: at most " + LONGEST_VALIDITY + ")");
        return String.format(
                "0000%02d%02d%02d%02d000R",
                period.toDays(), period.toHoursPart(), period.toMinutesPart(), period.toSecondsPart());
    }

    /**
     * A subscriber's address as the SMSC expects it.
     *
     * @param number E.164
     */
    SmppAddress subscriberAddress(String number) {
        String code = '+' + config.countryCode();
        boolean national = config.subscriberForm() == NumberForm.NATIONAL && number.startsWith(code);
        SmppAddress address =
                SmppAddress.of(national ? "0" + number.substring(code.length()) + ";ton=2;npi=1" : number);
        return address.withTypeAndPlan(
                config.subscriberTon().orElse(address.type().value()), config.subscriberNpi());
    }

    /**
     * One of our addresses as the SMSC expects it.
     *
     * @param address as {@link SmppAddress} writes it
     */
    SmppAddress serviceAddress(String address) {
        SmppAddress ownAddress = SmppAddress.of(address);
        return ownAddress.withTypeAndPlan(
                config.serviceTon().orElse(ownAddress.type().value()),
                config.serviceNpi().orElse(ownAddress.plan().value()));
    }

    private TextFormat.Coding coding(String setting, String value) {
        int dataCoding = number(setting, value);
        Map<Integer, CodePage> known = new HashMap<>(STANDARD);
        known.putAll(agreed);
        CodePage page = known.get(dataCoding);
        require(
                page != null,
                setting + ": " + value + " has no code page (expected: a standard one, or one listed in codings)");
        return new TextFormat.Coding(dataCoding, page);
    }

    private static Set<Integer> numbers(String setting, List<String> values) {
        return values.stream().map(value -> number(setting, value)).collect(Collectors.toUnmodifiableSet());
    }

    private static int number(String setting, String value) {
        try {
            return Integer.decode(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "SMSC profile, " + setting + ": " + value + " (expected: hexadecimal, such as 0x84)", e);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("SMSC profile, " + message);
        }
    }
}
