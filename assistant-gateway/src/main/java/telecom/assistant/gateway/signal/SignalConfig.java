package telecom.assistant.gateway.signal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/**
 * The words by which the engine recognises, without a model, what a message wants. Upper and lower case count as the same.
 * Korean words also match inside other words, all others only as whole words.
 */
@ConfigMapping(prefix = "assistant.signals")
public interface SignalConfig {

    /**
     * Words for a human agent. A message that is nothing but such a word is handed over at once; one that has such a
     * word among others is handed over if no model answers it. The first Korean and the first other word stand for
     * {@code {agent-word}} in {@code assistant.phrases}.
     */
    @WithDefault("상담원,상담사,agent,human,representative")
    List<String> agent();

    /** Keys, or messages, that are handed over at once. */
    @WithDefault("0")
    List<String> agentKeys();

    /**
     * Words that decline an agent, for whom the subscriber is waiting, if there is a word for an agent in the same
     * message, or nothing but {@code fillers} besides.
     */
    @WithDefault(
            "필요 없,필요없,됐어,됐습니,괜찮아,괜찮습니,취소,말고,안 기다,그만,"
                    + "never mind,nevermind,cancel,no need,don't need,do not need,don't want,do not want,no longer,instead,forget it")
    List<String> refusals();

    /** Words, and endings of Korean words, that say nothing by themselves. */
    @WithDefault("아니에요,아니요,아니,아뇨,그냥,이제,네,예,요,다,할게,할래,해주세,해줘,해,주세,기다릴게,기다릴래,릴게,릴래,"
            + "no,it,that,the,please,just,oh,ok,okay,thanks,thank you,any more,anymore,waiting")
    List<String> fillers();

    /** What shows only that a caller is listening. */
    @WithDefault("네,예,넵,응,음,어,아,흠,아하,그래요,그렇군요,uh,huh,mm,mhm,hm,hmm,um,oh,aha,yeah,yep,yes,ok,okay,right,i see")
    List<String> backchannels();
}
