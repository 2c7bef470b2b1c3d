package telecom.assistant.local.smsc;

/** The credentials that an ESME binds with, and its service number. Public, because they only serve loopback. */
public record SmscAccount(String systemId, String password, String address) {
    public static final SmscAccount LOCAL = new SmscAccount("assistant", "loopback", "114");
}
