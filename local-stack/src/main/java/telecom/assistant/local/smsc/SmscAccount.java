package telecom.assistant.local.smsc;

/**
 * The credentials with which an ESME binds, and its service number. They need not be secret, because the SMSC listens
 * on loopback only.
 */
public record SmscAccount(String systemId, String password, String address) {
    public static final SmscAccount LOCAL = new SmscAccount("assistant", "loopback", "114");
}
