package telecom.assistant.channel.personal;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of personal data that are recognised. */
public enum Kind {
    /** The registration number of a Korean resident. */
    RESIDENT,
    /** The registration number of a foreigner in Korea. */
    ALIEN,
    /** The number of a Korean passport. */
    PASSPORT,
    /** The number of a Korean driver's licence. */
    LICENCE,
    /** The number of a payment card. */
    CARD,
    /** The number of a bank account. */
    ACCOUNT,
    EMAIL,
    /** The number of a mobile, landline or virtual phone that does not belong to a company. */
    PHONE;

    /** The data that an assistant must not collect: the numbers of identity documents and payment cards. */
    public static final Set<Kind> SENSITIVE = Set.of(RESIDENT, ALIEN, PASSPORT, LICENCE, CARD);

    public static final Set<Kind> ALL = Set.copyOf(EnumSet.allOf(Kind.class));
}
