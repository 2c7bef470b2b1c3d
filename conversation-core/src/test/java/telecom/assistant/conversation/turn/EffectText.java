package telecom.assistant.conversation.turn;

import telecom.assistant.channel.event.OutboundEvent;

/** Effects as the table of transitions names them; what is only counted, logged or shown to the desk has no name. */
final class EffectText implements Effect.Handler<String>, Effect.OrderedHandler<String>, OutboundEvent.Handler<String> {

    private static final EffectText TEXT = new EffectText();

    private EffectText() {}

    static String of(Effect effect) {
        return effect instanceof Effect.AtOnce atOnce ? atOnce.handle(TEXT) : ((Effect.InOrder) effect).handle(TEXT);
    }

    @Override
    public String on(Effect.AskModel effect) {
        return "ask the model";
    }

    @Override
    public String on(Effect.StopModel effect) {
        return "stop the model";
    }

    @Override
    public String on(Effect.StartTimer effect) {
        return "start the gathering timer";
    }

    @Override
    public String on(Effect.StopTimer effect) {
        return "";
    }

    @Override
    public String on(Effect.AskForSuggestions effect) {
        return "ask for suggestions";
    }

    @Override
    public String on(Effect.StopSuggestions effect) {
        return "";
    }

    @Override
    public String on(Effect.SumUp effect) {
        return "";
    }

    @Override
    public String on(Effect.StopSummary effect) {
        return "";
    }

    @Override
    public String on(Effect.Observe effect) {
        return "";
    }

    @Override
    public String on(Effect.Save effect) {
        return "store";
    }

    @Override
    public String on(Effect.SaveSummary effect) {
        return "store";
    }

    @Override
    public String on(Effect.Remember effect) {
        return "store the person";
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
    public String on(Effect.Publish effect) {
        return effect.event().handle(this);
    }

    @Override
    public String on(Effect.Stream effect) {
        return effect.event().handle(this);
    }

    @Override
    public String on(Effect.NotifyDesk effect) {
        return "";
    }

    @Override
    public String on(Effect.RunTools effect) {
        return "run the tools";
    }

    @Override
    public String on(Effect.Settle effect) {
        return "settle";
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
    public String on(OutboundEvent.Notice event) {
        return "publish a notice";
    }
}
