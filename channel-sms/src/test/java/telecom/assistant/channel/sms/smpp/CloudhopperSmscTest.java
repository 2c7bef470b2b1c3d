package telecom.assistant.channel.sms.smpp;

/**
 * Tests the channel against Cloudhopper's SMPP server, whose receipts contain the id only in the optional parameter.
 */
class CloudhopperSmscTest extends ForeignSmscTest {

    @Override
    ForeignSmsc start() throws Exception {
        return new CloudhopperSmsc();
    }
}
