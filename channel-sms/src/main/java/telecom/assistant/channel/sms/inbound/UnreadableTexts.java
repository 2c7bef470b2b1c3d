package telecom.assistant.channel.sms.inbound;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.OutgoingText;
import telecom.assistant.channel.sms.delivery.TextLeg;
import telecom.assistant.channel.sms.inbound.Senders.Sender;
import telecom.assistant.store.sms.OptOuts;

/**
 * Lets subscribers know that their text cannot be read: in both languages, because the text does not reveal which one
 * they speak, and once in each period of {@code assistant.sms.inbound.loops.window}, however many parts the text has
 * and however often the SMSC repeats it. Subscribers who have opted out are not notified.
 */
final class UnreadableTexts {

    private final SmsConfig config;
    private final OptOuts optOuts;
    private final ChannelAnswers answers;
    private final Timers timers;

    UnreadableTexts(SmsConfig config, OptOuts optOuts, ChannelAnswers answers, Timers timers) {
        this.config = config;
        this.optOuts = optOuts;
        this.answers = answers;
        this.timers = timers;
    }

    /** @param recipient our address, as the SMSC writes it */
    Uni<Void> answer(Sender sender, String recipient) {
        Route route = TextLeg.route(sender.subscriber(), sender.number(), recipient);
        return optOuts.isOptedOut(sender.subscriber(), route.serviceAddress())
                .chain(out -> out ? Uni.createFrom().voidItem() : answers.send(answer(sender, route)));
    }

    private OutgoingText answer(Sender sender, Route route) {
        long window = config.inbound().loops().window().toMillis();
        long period = timers.now().toEpochMilli() / window;
        UUID id = Ids.derived("sms-unreadable", route.leg() + "/" + period);
        SmsConfig.Unreadable wording = config.answers().unreadable();
        return OutgoingText.answer(sender.subscriber(), id, route, wording.ko() + '\n' + wording.en());
    }
}
