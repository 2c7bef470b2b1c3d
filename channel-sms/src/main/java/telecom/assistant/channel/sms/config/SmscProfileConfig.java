package telecom.assistant.channel.sms.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import telecom.assistant.channel.sms.text.CodePage;
import telecom.assistant.channel.sms.text.LongTexts;

/** How an SMSC departs from the standards. The defaults are those of SMPP 3.4 and 3GPP TS 23.038. */
public interface SmscProfileConfig {

    /**
     * Code pages by {@code data_coding} in hexadecimal, where they differ from the standards and common usage:
     * {@code codings."0x00"=LATIN_1}. They apply to texts in both directions. A text from a subscriber that cannot be
     * in the agreed code page is read as if none had been agreed.
     */
    Map<String, CodePage> codings();

    /** The {@code data_coding} of replies in Latin letters, in hexadecimal. */
    @WithDefault("0x00")
    String plainCoding();

    /**
     * The {@code data_coding} of other replies, in hexadecimal: {@code 0x84} or {@code 0x0E} for KS C 5601. A text that
     * its code page cannot express is sent in UCS-2 under {@code 0x08}.
     */
    @WithDefault("0x08")
    String wideCoding();

    /** How the SMSC learns that several segments are one text. */
    @WithDefault("UDH")
    LongTexts longTexts();

    /** How many octets a message holds; 80 or 90 with some Korean operators. */
    @WithDefault("140")
    int messageOctets();

    /** How receipts write the ids that were assigned in responses. */
    @WithDefault("ANY")
    IdNotation ids();

    /** How the numbers of subscribers are written. */
    @WithDefault("INTERNATIONAL")
    NumberForm subscriberForm();

    /** The country code, which numbers in national form leave out. */
    @WithDefault("82")
    String countryCode();

    /**
     * The type of number of a subscriber's address; if not set, 1 for the international form and 2 for the national
     * form.
     */
    OptionalInt subscriberTon();

    /** The numbering plan of a subscriber's address. */
    @WithDefault("1")
    int subscriberNpi();

    /** The type of number of our address; if not set, that of the address to which the subscriber wrote. */
    OptionalInt serviceTon();

    /** The numbering plan of our address; if not set, that of the address to which the subscriber wrote. */
    OptionalInt serviceNpi();

    /** {@code service_type}, of at most 5 characters. */
    @WithDefault("")
    Optional<String> serviceType();

    /** The {@code command_status} values after which a segment is submitted again, in hexadecimal. */
    @WithDefault("0x04,0x08,0x14,0x64")
    List<String> temporary();

    /** The {@code command_status} values that ask for a pause of the whole link, in hexadecimal. */
    @WithDefault("0x58")
    List<String> throttled();

    /** How long the SMSC is to try to deliver a segment, at most 30 days; if not set, the SMSC decides. */
    Optional<Duration> validityPeriod();

    /** Whether to request receipts. Without them, it is never known whether a reply was delivered. */
    @WithDefault("true")
    boolean receipts();

    /** The notations of an id in receipts. */
    enum IdNotation {
        /** Either notation; an id that is valid in both is looked up first as it is written. */
        ANY,
        /** As in the response, apart from letter case, leading zeros and {@code 0x}. */
        SAME,
        /** Decimal in receipts, hexadecimal in responses. */
        DECIMAL,
        /** Hexadecimal in receipts, decimal in responses. */
        HEXADECIMAL
    }

    /** The forms of a subscriber's number. */
    enum NumberForm {
        /** Country code and number, without a plus sign. */
        INTERNATIONAL,
        /** A zero and the number without the country code. */
        NATIONAL
    }
}
