package telecom.assistant.gateway.signal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/**
 * The words by which the engine recognises the intent of a message without a model. Case does not matter. Korean words
 * also match inside other words; all others match only as whole words.
 */
@ConfigMapping(prefix = "assistant.signals")
public interface SignalConfig {

    /**
     * Words for a human agent. A message that consists of such a word alone is handed over at once; a message that
     * contains one among other words is handed over if no model answers it. {@code {agent-word}} in {@code
     * assistant.phrases} is replaced by the first Korean or the first other word.
     */
    @WithDefault("상담원,상담사,agent,human,representative")
    List<String> agent();

    /** Phone keys, or messages, that hand over at once. */
    @WithDefault("0")
    List<String> agentKeys();

    /**
     * Words that decline an agent for whom the subscriber is waiting. They count only if the same message also has a
     * word for an agent, or otherwise consists only of {@code fillers}.
     */
    @WithDefault(
            "필요 없,필요없,됐어,됐습니,괜찮아,괜찮습니,취소,말고,안 기다,그만,"
                    + "never mind,nevermind,cancel,no need,don't need,do not need,don't want,do not want,no longer,instead,forget it")
    List<String> refusals();

    /** Words, and endings of Korean words, that mean nothing on their own. */
    @WithDefault("아니에요,아니요,아니,아뇨,그냥,이제,네,예,요,다,할게,할래,해주세,해줘,해,주세,기다릴게,기다릴래,릴게,릴래,"
            + "no,it,that,the,please,just,oh,ok,okay,thanks,thank you,any more,anymore,waiting")
    List<String> fillers();

    /** Words that only show that a caller is listening. */
    @WithDefault("네,예,넵,응,음,어,아,흠,아하,그래요,그렇군요,uh,huh,mm,mhm,hm,hmm,um,oh,aha,yeah,yep,yes,ok,okay,right,i see")
    List<String> backchannels();
}
