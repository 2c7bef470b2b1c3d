package telecom.assistant.channel.personal;

/** Creates the masks that replace personal data. A mask shows just enough for people to recognise their own data. */
public final class Mask {

    private static final int DIGITS_SHOWN = 4;

    private Mask() {}

    public static String of(Finding finding) {
        String digits = finding.digits();
        return switch (finding.kind()) {
            case RESIDENT, ALIEN -> digits.substring(0, 6) + "-*******";
            case PASSPORT -> finding.plain().charAt(0) + "********";
            case LICENCE -> digits.substring(0, 2) + "-**-******-**";
            case CARD -> "****-****-****-" + last(digits);
            case ACCOUNT -> "******-" + last(digits);
            case PHONE -> "***-****-" + last(digits);
            case EMAIL -> finding.plain().charAt(0) + "***@***";
        };
    }

    private static String last(String digits) {
        return digits.substring(digits.length() - DIGITS_SHOWN);
    }
}
