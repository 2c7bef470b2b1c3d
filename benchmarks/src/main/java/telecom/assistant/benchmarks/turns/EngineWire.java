package telecom.assistant.benchmarks.turns;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.Topics;

/** The engine as the adapter of a chat sees it: events in, events out. Each instance has subscribers of its own. */
final class EngineWire implements Wire {

    /** Afterwards another subscriber continues: nobody has a conversation of thousands of turns. */
    private static final int TURNS_OF_A_SUBSCRIBER = 20;

    private final EventCodec codec = new EventCodec();
    private final String run = UUID.randomUUID().toString();

    @Override
    public String replies() {
        return Topics.outbound(Channel.WEB);
    }

    @Override
    public Words words(int conversation, int number) {
        String subscriber = run + "-" + conversation + "-" + number / TURNS_OF_A_SUBSCRIBER;
        Route route = new Route(Channel.WEB, "leg-" + subscriber, "app-" + subscriber, "bot", 0);
        Envelope<UtteranceReceived> said = Envelope.of(
                subscriber + "/" + number,
                "/bench",
                new SubscriberId(subscriber),
                new UtteranceReceived(route, "이번 달 요금 알려 주세요 " + number, "ko", 1));
        return new Words(subscriber, codec.encode(said));
    }

    @Override
    public Piece read(ConsumerRecord<String, byte[]> reply) {
        OutboundEvent event = codec.decode(reply.headers(), reply.value(), OutboundEvent.class)
                .event();
        if (event instanceof ReplyCompleted completed) {
            if (!completed.complete()) {
                throw new IllegalStateException("a reply: an apology (expected: the model's answer)");
            }
            return Piece.LAST;
        }
        if (event instanceof ReplyDelta) {
            return Piece.WORDS;
        }
        if (event instanceof ReplyStarted
                || event instanceof ReplyCancelled
                || event instanceof TransferRequested
                || event instanceof Notice) {
            return Piece.OTHER;
        }
        throw new IllegalStateException("event: " + event.getClass().getSimpleName() + " (expected: a known one)");
    }
}
