package telecom.assistant.channel.sms.smpp;

/** Against Cloudhopper's SMPP server. Its receipts name the id in the parameter only. */
class CloudhopperSmscTest extends ForeignSmscTest {

    @Override
    ForeignSmsc start() throws Exception {
        return new CloudhopperSmsc();
    }
}
