package telecom.assistant.conversation.turn;

import telecom.assistant.channel.event.OutboundEvent;

/**
 * Names effects as in the transition table. An effect that is only counted, logged or shown to the desk has no name.
 */
final class EffectText
        implements Effect.AtOnce.Handler,
                Effect.InOrder.Handler<String>,
                Effect.Write.Handler<String>,
                OutboundEvent.Handler<String> {

    private String text;

    private EffectText() {}

    static String of(Effect effect) {
        EffectText texts = new EffectText();
        if (effect instanceof Effect.AtOnce atOnce) {
            atOnce.handle(texts);
            return texts.text;
        }
        return ((Effect.InOrder) effect).handle((Effect.InOrder.Handler<String>) texts);
    }

    @Override
    public void on(Effect.AskModel effect) {
        text = "ask the model";
    }

    @Override
    public void on(Effect.StopModel effect) {
        text = "stop the model";
    }

    @Override
    public void on(Effect.RunTools effect) {
        text = "run the tools";
    }

    @Override
    public void on(Effect.StartTimer effect) {
        text = "start the gathering timer";
    }

    @Override
    public void on(Effect.AskForSuggestions effect) {
        text = "ask for suggestions";
    }

    @Override
    public void on(Effect.SumUp effect) {
        text = "";
    }

    @Override
    public void on(Effect.Stop effect) {
        text = "";
    }

    @Override
    public void on(Effect.Observe effect) {
        text = "";
    }

    @Override
    public void on(Effect.ObserveDelivery effect) {
        text = "";
    }

    @Override
    public String on(Effect.Write effect) {
        return effect.handle((Effect.Write.Handler<String>) this);
    }

    @Override
    public String on(Effect.SaveSummary effect) {
        return "store";
    }

    @Override
    public String on(Effect.Publish effect) {
        return effect.event().handle(this);
    }

    @Override
    public String on(Effect.NotifyDesk effect) {
        return "";
    }

    @Override
    public String on(Effect.Forward effect) {
        return "forward to the call's own conversation";
    }

    @Override
    public String on(Effect.AwaitStored effect) {
        return "wait until all is stored";
    }

    @Override
    public String on(Effect.Settle effect) {
        return "settle";
    }

    @Override
    public String on(Effect.Save effect) {
        return effect.awaited() ? "store" : "store soon";
    }

    @Override
    public String on(Effect.Remember effect) {
        return "store the subscriber";
    }

    @Override
    public String on(Effect.Erase effect) {
        return "erase";
    }

    @Override
    public String on(Effect.RecordConsent effect) {
        return "store the consent";
    }

    @Override
    public String on(Effect.OfferSuggestions effect) {
        return "offer suggestions";
    }

    @Override
    public String on(Effect.ExpireSuggestions effect) {
        return "withdraw suggestions";
    }

    @Override
    public String on(Effect.SettleSuggestion effect) {
        return "store the rating";
    }

    @Override
    public String on(OutboundEvent.ReplyStarted event) {
        return "";
    }

    @Override
    public String on(OutboundEvent.ReplyDelta event) {
        return "publish the piece";
    }

    @Override
    public String on(OutboundEvent.ReplyCompleted event) {
        return "publish the reply";
    }

    @Override
    public String on(OutboundEvent.ReplyCancelled event) {
        return "cancel the reply";
    }

    @Override
    public String on(OutboundEvent.TransferRequested event) {
        return "request the transfer";
    }

    @Override
    public String on(OutboundEvent.LegQueried event) {
        return "ask whether the other call lives";
    }

    @Override
    public String on(OutboundEvent.Notice event) {
        return "publish a notice";
    }
}
