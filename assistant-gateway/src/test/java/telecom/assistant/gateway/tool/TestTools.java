package telecom.assistant.gateway.tool;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.TraceParent;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;

/** Tools for tests. */
public final class TestTools {

    public static final String NUMBER = "+821000000101";

    private TestTools() {}

    /** A registry with nothing but the transfer tool. */
    public static ToolRegistry transferOnly() {
        return of(Map.of(), new FakeTimers(), new SimpleMeterRegistry(), new TransferToAgent());
    }

    /** A registry with the tools that need no outside system, and with those given. */
    public static ToolRegistry standard(Timers timers, MeterRegistry meters, AssistantTool... more) {
        List<AssistantTool> tools = new ArrayList<>(List.of(more));
        tools.add(new TransferToAgent());
        tools.add(new SendTextMessage(Settings.tools(Map.of()), Settings.channels()));
        return new ToolRegistry(tools, Settings.tools(Map.of()), timers, meters);
    }

    /** A registry with these tools and no others, and with settings by their whole names. */
    public static ToolRegistry registry(
            Map<String, String> settings, Timers timers, MeterRegistry meters, List<AssistantTool> tools) {
        return new ToolRegistry(tools, Settings.mapping(ToolConfig.class, settings), timers, meters);
    }

    static ToolRegistry of(Map<String, String> settings, Timers timers, MeterRegistry meters, AssistantTool... tools) {
        return new ToolRegistry(List.of(tools), Settings.tools(settings), timers, meters);
    }

    /** A caller with a number, to whom no text can be sent. */
    public static ToolCaller caller(Channel channel) {
        return caller(channel, NUMBER, Optional.empty());
    }

    /** A caller with the given address, if any, and the given way to send texts. */
    public static ToolCaller caller(Channel channel, String address, Optional<SmsToSubscriber> texts) {
        Route route = new Route(channel, "leg", address, "114", null);
        return new ToolCaller(
                new SubscriberId("someone"),
                Optional.ofNullable(address),
                route,
                "ko",
                TraceParent.start().toString(),
                Settings.channels().of(route).assuranceOf(route),
                texts);
    }
}
