package telecom.assistant.local.handset;

/** A phone number as SMPP carries it: digits only. {@link #of} accepts a leading plus. */
public record Msisdn(String digits) {
    private static final int LONGEST_SHORT_NUMBER = 6;

    public Msisdn {
        if (!digits.matches("\\d{3,15}")) {
            throw new IllegalArgumentException("not a phone number (expected: 3 to 15 digits, leading plus allowed)");
        }
    }

    public static Msisdn of(String written) {
        return new Msisdn(written.strip().replaceFirst("^\\+", ""));
    }

    /** Whether it is a service number such as 114, which has no international form. */
    public boolean isShort() {
        return digits.length() <= LONGEST_SHORT_NUMBER;
    }

    /** The number as people write it: E.164 with a plus; service numbers are unchanged. */
    public String written() {
        return isShort() ? digits : "+" + digits;
    }
}
