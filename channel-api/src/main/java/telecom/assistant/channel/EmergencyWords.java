package telecom.assistant.channel;

import java.util.regex.Pattern;

/**
 * The expressions by which a call for help is recognised. Korean is often written without spaces, so Korean expressions
 * are searched for in the text with its spaces removed. Short Korean nouns are the exception: other words contain them,
 * or form them where two words meet, so they count only at the start of a word. English expressions must be whole
 * words.
 */
record EmergencyWords(Pattern korean, Pattern koreanNouns, Pattern english) {

    private static final String DEVICE = "폰|전화기|공유기|모뎀|셋톱|램프|led|와이파이|인터넷|배터리|신호|게임|티비|tv|기기|유심";
    private static final String PERSON = "아이|애가|아기|아들|딸|사람|누가|친구|남편|아내|동생|엄마|아빠|아버지|어머니|할머니|할아버지|제가|저|언니|오빠|형|누나";

    /** The beginning of a Korean word, in the text with its spaces. */
    private static final String WORD_START = "(?<![가-힣0-9a-z])";

    /** Verb endings that turn a noun such as 납치 into a statement that somebody suffers or commits the crime. */
    private static final String SUFFERED = "(을|를)? ?(당하|당해|당했|당할|당한|되었|됐|됨|하고|하려|하겠|할|해|했)";

    /** Things that are bought: after them, 살 means "to buy", not "to live". */
    private static final String NOT_BUYING = "(?<!(?:폰|기기|전화기|워치|패드|태블릿|이거|그거|것|새거|모델|제품|상품|유심|케이스|공유기)(?:을|를)?)";

    /** After the name of a device, "will die" refers to the device. */
    private static final String NOT_DEVICE = "(?<!(?:" + DEVICE + ")(?:이|가|도|은|는)?(?:곧|금방|또|이제|다|바로|벌써|완전히|그냥)?)";

    /** 불 also means a light, is part of 환불 (refund), and appears in idioms; none of these is a fire. */
    private static final String NOT_LAMP =
            "(?<!빨간|빨강|빨간색|초록|초록색|녹색|파란|파란색|주황|주황색|노란|하얀|흰|led|램프|표시|신호|경고|표시등|경고등|신호등|전화통에|발등에|환)";

    /** "In case of", which automatic replies put before the number to call. */
    private static final String IN_CASE = "(이|가)?(발생|생기|나|있|일어나)?(하|이|으|할|일|한|인|라)?(면|시에|시119|시엔|경우|때)";

    private static final String NOT_IN_CASE =
            "(?<!(?:응급|긴급|위급|비상)(?:상황|사태|환자)?(?:이|가)?(?:발생|생기|나|있|일어나)?(?:하|이|으|할|일|한|인|라)?(?:면|시|시에|경우|경우에|때)(?:는|반드시|바로|즉시|꼭)?)";

    private static final String NOT_ABOUT_SERVICE = "^(?!.*(요금|느려|느리|속도|데이터|통신|약정|통화|앱|고객센터|상담|" + DEVICE + ")).*";

    private static final String SOMEBODY =
            "(he|she|him|her|someone|somebody|person|man|woman|patient|guy|lady|kid|child|baby|infant|toddler|boy|girl|son|daughter|mother|mom|mum|father|dad|parents?|wife|husband|brother|sister|friend|boyfriend|girlfriend|grandma|grandpa|grandmother|grandfather|neighbou?r|roommate)";
    private static final String PREMISES =
            "(house|home|apartment|place|room|bedroom|flat|building|yard|garage|car|office|door|window)";

    private static final Pattern CRY_FOR_HELP = Pattern.compile("살려주세요|살려줘|살려주십|사람살려|도와주세요제발|제발도와");

    /** Subjects about which people write "save me" without being in danger. */
    private static final Pattern HARMLESS = Pattern.compile("요금|번호를?살려|데이터|해지|복구|개통|" + DEVICE);

    private static final Pattern NEVER = Pattern.compile("(?!)");

    static final EmergencyWords SUICIDE = new EmergencyWords(
            pattern("죽고(만)?싶|죽어버리고싶|죽어버릴|살고싶지않|살기싫|살기가싫|" + NOT_BUYING + "살이유가?없|살아갈(이유|자신|힘)|자살(하|할|을|충동|생각|시도)|목숨을?끊"
                    + "|유서를?(썼|쓰|남)|뛰어내(릴|리고|리려|려버)|자해(하|를|했|충동)|세상을?(떠나|등지)|죽으려(고|해|하)|죽을래|" + NOT_DEVICE
                    + "죽을거(예요|야|에요)"
                    + "|생을마감|삶을?(끝|포기|마감)|손목을?(긋|그었|그을)|번개탄|" + NOT_DEVICE + "죽을까(요|봐|$)|" + NOT_ABOUT_SERVICE
                    + "못버티겠|죽는게(나|낫|편)|그만살(래|고싶|거)|사라지고싶(?!지)|(다|모든것을|모든걸)끝내고싶.{0,6}(살|죽|힘들)|^109$"),
            NEVER,
            pattern("\\bi( just| really)? (want|wanted|wanna|'d like)( to)? die\\b|\\b(kill|killing)"
                    + " myself\\b|\\b(end|ending|take|taking) my (own )?life\\b|\\b(don't|dont|do not|not) want to"
                    + " (live|be alive|exist|be here)( any ?more| any longer)?\\s*([.!,]|$)|\\bwant to live any"
                    + " ?more\\b|\\bsuicid(e|al)\\b|\\b(hurt|hurting|harm|harming|cut|cutting) myself\\b|\\bself[-"
                    + " ]harm|\\b(no|any) reason to (live|go on)\\b|\\bnothing to live for\\b|\\bbetter off"
                    + " dead\\b|\\bwish i (was|were) dead\\b|\\bready to die\\b|\\bwant to"
                    + " disappear\\b|\\bend(ing)? it all\\b|\\bcan'?t go on( any ?more)?\\s*([.!,]|$)|\\bpills to"
                    + " die\\b|\\bjump off (a|the|this) (roof|bridge|building)\\b"));

    static final EmergencyWords POLICE = new EmergencyWords(
            pattern(
                    "도둑이?(들었|들어왔|들어와|있|왔)|(누가|누군가|모르는사람이|낯선사람이|남자가).{0,10}(들어오려|들어왔|침입|문을?(부수|부셔|열려|두드)|따라(와|오)|쫓아)"
                            + "|(?<!신호)강도(예요|에요|입니다|당했|를당|가들|가있|가왔)|칼(을|든|로)(든|들|찔|위협|사람|휘두|남자)|칼든|칼들|칼에(찔|맞)|흉기|총(을|든)(든|들|쏘)"
                            + "|때려요|때리고있|때렸어|때리려|맞고있|폭행(당|을당|하고|해요|했)|납치(를|을)?(당했|됐|되었|하려)|감금(을)?(당했|됐|되었)|비명소리|경찰(좀|을|에|관|차)?(좀|빨리|바로)*(불러|보내|신고해|와주|출동)"
                            + "|112(에|로|를|좀)?(좀|빨리)*(신고해|불러|전화해(줘|주|달))|성폭행|성추행|강간당(했|할|하고)|죽이겠|죽인다고|죽이려|해치겠|해치려|협박(해|하고|하며|당하)"
                            + "|(아이|애|아들|딸|아기)(가|를)(없어졌|사라졌|실종|안보여|누가데려|데려갔)|스토커(가|예요|에요)|스토킹(당|을당)|죽인대|죽여버린|죽이러|이상한(데|곳)로.{0,12}무서|위협(하고|해요|당하)|^112$"),
            pattern(WORD_START + "((살인|감금|강간|유괴|(집단 ?)?구타|납치)" + SUFFERED
                    + "|살인(사건|마|범|이|을|미수|예고| 사건| 예고)|강간(범|예요|이에요)|(납치|유괴)(범|예요|에요)|비명(?!세|의|칭))"),
            pattern("\\b(breaking|break|broke|breaks) in ?to (my|our|the)"
                    + " (house|home|apartment|place|room|flat|building)\\b|\\bburglars?\\b|\\bintruders?\\b|\\bprowler|\\b(call|need|send|get)("
                    + " me)?( the)? police\\b(?! (discount|station number))|\\b(being|getting)"
                    + " (robbed|attacked|mugged|assaulted|stabbed|beaten|followed|chased)\\b|\\b(i'm|i am|we're|we"
                    + " are|he's|she's|"
                    + SOMEBODY + " is) being held\\b(?! (up|on|in (a|the) queue))|\\b(was|been|got|were)"
                    + " (attacked|mugged|raped|assaulted|stabbed|shot|kidnapped|abducted|beaten)\\b|(?<!\\b(?:charges?|bills?|fees?|costs?|prices?|payments?|tax|taxes|it|this|that)"
                    + " (?:just |really |all |has |have"
                    + " )?)\\b(hit|beat|slapped|punched|choked|attacked|grabbed) me\\b(?!"
                    + " with)|(?<!\\b(?:i'm|i am|i was|we're|we are|been|keep) )\\btrying to"
                    + " (get|break|come) in(side|to)?\\b(?! (touch|contact|the way)|( to)?( my| the| our|"
                    + " this)?"
                    + " (account|app|e-?mail|site|website|page|portal|phone|profile|wifi|network|system))|\\b(?<!if"
                    + " |when )(someone|somebody|a man|a stranger|strangers?)( is| are|'s) (in|inside)"
                    + " (my|our|the) "
                    + PREMISES + "\\b(?! (using|who|on))|\\b(someone|somebody|a man|they|he) broke in\\b|\\bbeing"
                    + " stalked\\b|\\b(is|are|'s|keeps|started)"
                    + " (hitting|beating|attacking|choking|threatening|following|chasing|stalking|assaulting)"
                    + " (me|us|her|him|my"
                    + " (wife|husband|mother|father|mom|dad|son|daughter|sister|brother|friend))\\b|\\b(has|with|have|got|holding)"
                    + " (a|an)? ?(knife|gun|weapon)\\b|\\bkidnapp|\\babducted\\b|\\bheld"
                    + " hostage\\b|\\bthreat(en|ening|ens|ened)? to"
                    + " (kill|hurt|shoot|stab)\\b|\\b(going|trying|wants) to (kill|shoot|stab)"
                    + " (me|us|her|him)\\b|\\brape[ds]?\\b|\\bsexually assault|\\bis"
                    + " attacking\\b|\\b(child|son|daughter|kid|baby) is missing\\b|\\btook my"
                    + " (child|son|daughter|kid|baby)\\b|\\bcall 112\\b.{0,3}(please|now|quick|for"
                    + " me|$|!)"));

    static final EmergencyWords RESCUE = new EmergencyWords(
            pattern(
                    NOT_LAMP + "불이?(났어|났습|났는데|났네|난것|나고있|나서|붙었|번지|번져|크게(?!깜|켜|들))|" + NOT_LAMP
                            + "(?<!선|후)불이야|화재(가|예요|에요|입니다|신고|났|발생)"
                            + "|" + NOT_IN_CASE
                            + "(119|구급차|응급차|앰뷸런스|앰블런스|엠뷸런스|엠블런스|소방차|구조대|구급대)(를|을|좀|에|로)?(좀|빨리|당장|바로)*(불러|보내|신고해|빨리|와주|호출|출동|전화해(줘|주|달)|필요해)"
                            + "|의식(이|을|도)?(없|잃|불명)|(숨|호흡)(을|이|도|은)?(안쉬|못쉬|멈|쉴수가?없|쉬지(않|못)|쉬기(가)?(힘|어려)|안쉬어)|호흡곤란"
                            + "|쓰러(졌|져서|지셨|지셔|져있)|기절(했|해|하)|실신(했|하)|심장마비|심근경색|심정지|뇌졸중|뇌출혈|가슴이.{0,8}아프.{0,8}숨"
                            + "|(?<![커카])피(가|를).{0,6}(안멈|멈추지|멈추질|많이(나(?!오|왔)|흘|쏟)|철철|흘려|흘리)|(에|에서)피(가나(?!오|왔|와|빠)|를토)|(굴러|다쳐|넘어|떨어|사고).{0,12}못움직|(산|바다)에서.{0,10}(길을?잃|조난|다쳤)|조난(당|됐)|차가(뒤집|전복)|출혈(이)?(심|안멈|많)|(교통|차|추락|자동차|오토바이)사고(가|를|로)?(났|당했|나서|사람).{0,20}|치였(어|습)|차에(치|갇|깔)"
                            + "|(엘리베이터|승강기|차안|건물|방|화장실|여기|터널)(에|안에|에서)?갇(혔|혀)|갇혔어.{0,6}(살려|도와)|무너졌.{0,12}(사람|깔|갇|살려)|깔렸(어|습)|깔려있"
                            + "|가스(가|냄새).{0,8}(새|누출|심|나)|(?<!폰)가스누출|(" + PERSON
                            + ")(가|이)?.{0,4}물에빠(졌|져)|(약|수면제)을?.{0,8}(많이먹|과다)|농약|독극물"
                            + "|사람(이|을).{0,6}(죽어가|죽었어|다쳤|안움직|쓰러)|크게다쳤|많이다쳤|응급(상황|환자)(?!" + IN_CASE
                            + ")(이에요|예요|에요|입니다|이|가|요|발생)|진통.{0,8}시작|아기가나(와|오)|양수가?(터|새)"
                            + "|경련(을|이)?(해|하|일으|나|왔)|발작(을|이)?(해|하|일으|났|왔)|질식(했|할것|하고|해서)|(아이|애|아기).{0,8}(삼켰|목에걸)|(?<!폰|게임|인터넷)중독(된것|됐어)|감전(됐|당)|화상(을|이)?(입|심)|^119$"),
            pattern(WORD_START + "((질식|익사)" + SUFFERED + "|질식사|피(가|를)? ?(나(?!오|왔|와|빠|누|눠)|토(하|해|했)))"),
            pattern("\\b(house|home|building|apartment|kitchen|room|car|office|hotel|place|roof|flat|factory|store)("
                    + " is|'s)?( on fire| burning| caught fire)\\b|\\bcaught"
                    + " fire\\b|\\b(phone|router|modem|battery|charger|tv|television|tablet|laptop|device|outlet|socket|cable)("
                    + " is|'s) on fire\\b(?! with)|\\bthere( is|'s)( a)? fire\\b|\\bfire in (my|the|our)\\b|\\bit's on"
                    + " fire\\b|^(?!.*\\b(how much|cost|costs|free|fee|charged?|can i (still )?call|could i call|without"
                    + " (a |my )?sim|if (this|it) is an emergency|in case of( an)?"
                    + " emergency)\\b).*\\b(call|need|send|get)( me| us)?( a| an| the| for)*( 119| 911| ambulance|"
                    + " paramedics?| fire (department|brigade|truck)s?)\\b|\\bambulance (now|please|quick)|(?<!phone |app"
                    + " |network |call |site |website |system |server"
                    + " )\\bcollapsed\\b|\\b(not|isn't|isnt|stopped|can't|cant|cannot|barely|can not|hardly)"
                    + " breath(e|ing)\\b|\\bunconscious\\b|\\bpassed out\\b|\\bfainted\\b|\\b" + SOMEBODY
                    + "( is| are| was|'s| went| became| lying)?( \\w+)?"
                    + " unresponsive\\b|\\b(she|he|they|mom|dad|grandma|grandpa|baby)( is|'s|'re| are)? not"
                    + " (responding(?! to (?!(me|us|anything|anyone|pain|touch|(her|his) name)\\b))|moving|waking"
                    + " up)\\b|\\bwon'?t wake up\\b|\\bturning blue\\b|\\bsmoke (is |was"
                    + " )?(filling|everywhere|coming|in my)|\\bfull of smoke\\b|\\bbottle of"
                    + " pills\\b|\\b(i'm|is|are|he's|she's) bleeding\\b|\\bfell (into|in) (the|a)"
                    + " (river|water|sea|lake|pool|well)\\b|^(?!.*\\b(watch|measure|measures|detect|insurance|plan|app)\\b).*\\b(heart"
                    + " attack|having a stroke|cardiac arrest|seizures?)\\b|\\bstop bleeding\\b|\\bbleeding (badly|a"
                    + " lot|heavily|out|so much|to death)\\b|\\blo(t|ts|sing) (of )?(a lot of"
                    + " )?blood\\b|^(?!.*\\b(insurance|plan|discount)\\b).*\\b(car|traffic|road|bus|bike|motorcycle)"
                    + " (accident|crash)\\b|\\bdrown(ing|ed)\\b(?! in (?!the|a"
                    + " ))|\\boverdos(e|ed|ing)\\b|\\b(swallowed|drank|ate) (some"
                    + " )?(poison|bleach|pills|detergent|battery|batteries)|\\bpoisoned\\b|\\btook (too many|all"
                    + " (my|the|his|her)) pills\\b|\\b(are|i'm|am|is|we're|got|were) (trapped|stuck in (the|an|a)"
                    + " (elevator|lift|fire))\\b|\\bsmells?( like| of)? gas\\b|\\bgas leak|\\bin labou?r\\b|\\bbaby is"
                    + " coming\\b|\\bwater broke\\b|\\bmedical emergency\\b|(?<!if )\\b(this is|it's|there's|it is) an"
                    + " emergency\\b|^(?!.*\\b(internet|network|connection|wifi|wi-fi|data|video|plan|speed|bill|fees)\\b).*\\bchok(ing|ed)\\b|\\b(badly|seriously)"
                    + " (hurt|injured|burned)\\b|\\bpeople are"
                    + " (hurt|dying|injured)\\b|\\b(he|she|someone|somebody|mother|mom|father|dad|wife|husband|friend|baby|son|daughter|child)("
                    + " is|'s) dying\\b|\\bhit by a (car|truck|bus)\\b|\\belectrocuted\\b"));

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex);
    }

    /**
     * @param spaced the text in lower case, with single spaces
     * @param joined the same text without spaces and punctuation
     */
    boolean match(String spaced, String joined) {
        return korean.matcher(joined).find()
                || koreanNouns.matcher(spaced).find()
                || english.matcher(spaced).find();
    }

    /** Whether the text is a bare cry for help that names no danger. */
    static boolean isCryForHelp(String joined) {
        return CRY_FOR_HELP.matcher(joined).find() && !HARMLESS.matcher(joined).find();
    }
}
