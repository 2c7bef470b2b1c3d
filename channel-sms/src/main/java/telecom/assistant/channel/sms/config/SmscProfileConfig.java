package telecom.assistant.channel.sms.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import telecom.assistant.channel.sms.text.CodePage;
import telecom.assistant.channel.sms.text.LongTexts;

/** In what an SMSC departs from the standards. The defaults are those of SMPP 3.4 and 3GPP TS 23.038. */
public interface SmscProfileConfig {

    /**
     * Code pages by {@code data_coding} in hexadecimal, where they are others than the standards and usage have it:
     * {@code codings."0x00"=LATIN_1}. They hold for texts in both directions. A text from a subscriber that cannot be in
     * the code page is read as if none was agreed.
     */
    Map<String, CodePage> codings();

    /** The {@code data_coding} of replies in Latin letters, in hexadecimal. */
    @WithDefault("0x00")
    String plainCoding();

    /**
     * The {@code data_coding} of other replies, in hexadecimal: {@code 0x84} or {@code 0x0E} for KS C 5601. What its
     * code page cannot express is sent in UCS-2 under {@code 0x08}.
     */
    @WithDefault("0x08")
    String wideCoding();

    /** How the SMSC is told that several segments are one text. */
    @WithDefault("UDH")
    LongTexts longTexts();

    /** How many octets a message holds; 80 or 90 with some Korean operators. */
    @WithDefault("140")
    int messageOctets();

    /** How receipts write the ids that responses have given. */
    @WithDefault("ANY")
    IdNotation ids();

    /** How the numbers of subscribers are written. */
    @WithDefault("INTERNATIONAL")
    NumberForm subscriberForm();

    /** The country code that numbers in national form lack. */
    @WithDefault("82")
    String countryCode();

    /** The type of number of a subscriber's address; without it, 1 or 2 as the form has it. */
    OptionalInt subscriberTon();

    /** The numbering plan of a subscriber's address. */
    @WithDefault("1")
    int subscriberNpi();

    /** The type of number of our address; without it, that to which the subscriber has written. */
    OptionalInt serviceTon();

    /** The numbering plan of our address; without it, that to which the subscriber has written. */
    OptionalInt serviceNpi();

    /** {@code service_type}, of at most 5 characters. */
    @WithDefault("")
    Optional<String> serviceType();

    /** Each {@code command_status} after which a segment is submitted again, in hexadecimal. */
    @WithDefault("0x04,0x08,0x14,0x64")
    List<String> temporary();

    /** Each {@code command_status} that asks for a pause of the whole link, in hexadecimal. */
    @WithDefault("0x58")
    List<String> throttled();

    /** How long the SMSC tries to deliver a segment, at most 30 days; without it, as long as it likes. */
    Optional<Duration> validityPeriod();

    /** Whether receipts are asked for. Without them nobody learns what became of a reply. */
    @WithDefault("true")
    boolean receipts();

    /** The notations of an id in receipts. */
    enum IdNotation {
        /** Either notation; an id that could be meant in both ways is looked up as it is written first. */
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
