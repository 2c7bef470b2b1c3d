package telecom.assistant.benchmarks.engine;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.LegQueried;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.Topics;

/** The engine as a chat's channel adapter sees it: events in, events out. Each instance has subscribers of its own. */
final class EngineWire implements Wire {

    /**
     * The number of turns after which another subscriber takes over, because no real conversation has thousands of
     * turns.
     */
    private static final int TURNS_OF_A_SUBSCRIBER = 20;

    private final EventCodec codec = new EventCodec();
    private final String run = UUID.randomUUID().toString();

    @Override
    public String replies() {
        return Topics.outbound(Channel.WEB);
    }

    @Override
    public Utterance utterance(int conversation, int number) {
        String subscriber = run + "-" + conversation + "-" + number / TURNS_OF_A_SUBSCRIBER;
        Route route = new Route(Channel.WEB, "leg-" + subscriber, "app-" + subscriber, "bot", 0);
        Envelope<UtteranceReceived> said = Envelope.of(
                subscriber + "/" + number,
                "/bench",
                new SubscriberId(subscriber),
                new UtteranceReceived(route, "이번 달 요금 알려 주세요 " + number, "ko", 1));
        return new Utterance(subscriber, codec.encode(said));
    }

    @Override
    public Piece read(ConsumerRecord<String, byte[]> reply) {
        OutboundEvent event = codec.decode(reply.headers(), reply.value(), OutboundEvent.class)
                .event();
        return event.handle(new PieceReader());
    }

    private static final class PieceReader implements OutboundEvent.Handler<Piece> {

        @Override
        public Piece on(ReplyStarted started) {
            return Piece.OTHER;
        }

        @Override
        public Piece on(ReplyDelta delta) {
            return Piece.TEXT;
        }

        @Override
        public Piece on(ReplyCompleted completed) {
            if (!completed.complete()) {
                throw new IllegalStateException("a reply: an apology (expected: the model's answer)");
            }
            return Piece.LAST;
        }

        @Override
        public Piece on(ReplyCancelled cancelled) {
            return Piece.OTHER;
        }

        @Override
        public Piece on(TransferRequested requested) {
            return Piece.OTHER;
        }

        @Override
        public Piece on(LegQueried queried) {
            return Piece.OTHER;
        }

        @Override
        public Piece on(Notice notice) {
            return Piece.OTHER;
        }
    }
}
