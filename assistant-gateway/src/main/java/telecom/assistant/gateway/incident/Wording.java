package telecom.assistant.gateway.incident;

import java.util.regex.Pattern;

/**
 * The words with which people say, in one language, that their service does not work.
 *
 * @param outage words that mean an outage on their own
 * @param service things that may fail
 * @param symptom ways in which they fail
 * @param other words that give the message another topic, such as a bill, a device, or travel abroad
 * @param question words that mark a question about anything
 */
record Wording(Pattern outage, Pattern service, Pattern symptom, Pattern other, Pattern question) {

    /** Applied to text without white space. */
    static final Wording KOREAN = new Wording(
            Pattern.compile("통신장애|망장애|안터(?:지|져|집|짐)|장애(?!인(?!가|지|데)|등급)|먹통|두절|불통|긴급전화만"),
            Pattern.compile("인터넷|데이터|데이타|전화|통화|휴대폰|핸드폰|폰|문자|신호|안테나|전파|네트워크|통신|망|lte|엘티이|5g|기지국|서비스|발신|수신|5지|접속|통화권"),
            Pattern.compile("안돼|안되|안됨|안됩|안된|안터|안켜져|안걸|안잡|안떠|안뜨|안보내|안열|안나와|안나오|안뜹|못걸|못해|못하|못써|못잡|못쓰|못찾|안가|안보|안와"
                    + "|끊|끊김|멈췄|멈춰|멈춤|멈춘|막혔|중단|서비스제한|제한됐|나갔|사라|죽었|죽은|죽어|불가|실패|마비|이탈|불량|불안정|약해"
                    + "|느려|느리|느림|없음|없어|없다|없대|없는|없네|하나도없|한칸도없|오류|고장|되지않|터지지|걸리지|열리지|잡히[지질]|안들어|왔다갔다|로딩만|다운|복구|고쳐|언제될|언제되|될까|이상해|이상하|왜이래"
                    + "|지역이아니|문제|사용할수없"),
            Pattern.compile(
                    "요금|청구|결제(?!도|가안)|결재|납부|자동이체|할인|쿠폰|로그인|비밀번호|비번|앱이|앱에|인증|로밍|해외|외국|일본|미국|유럽|중국|유심|esim|이심(?!해)|개통|새폰|바꿨"
                            + "|교체|번호이동|해지|약정|충전|배터리|액정|카메라|(?<!데이터)(?<!인터넷)안켜|켜지지|tv|티비|채널|리모컨|셋톱|보상"
                            + "|감액|환불|장애인(?!가|지|데)|복지|등급|미납|정지|상담|접수한|현황|선물|테더링"
                            + "|핫스팟|차단|녹음|착신|스팸|매장|멤버십|포인트|설치|이사|분실|[폰심기](?:을|를)?잃어|상품|소액|안쓰|안받아|지난달|지난주|변경|추천|무제한"),
            Pattern.compile("얼마|어떻게|알려|언제|뭐|어디|왜|\\?|까요|나요|주세요"));

    /** Applied to text in lower case. */
    static final Wording ENGLISH = new Wording(
            Pattern.compile("\\boutages?\\b|emergency calls|\\b(?:no|zero|any|without|loss of|lost) (?:\\w+ )?"
                    + "(?:service|signal|reception|network|bars|coverage)\\b|network (?:is )?down|^are you (?:guys |all )?down|service (?:is|be|was|come|coming)"
                    + " (?:back|restored|unavailable)"),
            Pattern.compile(
                    "\\b(?:internet|data|network|signal|service|calls?|texts?|phone|line|5g|lte|connection|reception|bars"
                            + "|towers?|online|offline|mobile|anyone|loads?|connectivity|messages?)\\b"),
            Pattern.compile(
                    "\\bdown\\b|\\bout$|\\bout\\b(?! of)|not working|n'?t"
                            + " work|stop(?:s|ped|ping)?\\b|\\bdead\\b|\\bno\\b|can'?t|cannot|not able"
                            + "|unable|drop|losing|\\blost\\b|cutting|fail|problems?\\b|issues?\\b|unavailable|disappear|searching|won'?t|not"
                            + " (?:going|getting|connecting|picking|coming|registered|available|loading|sending|receiving|back)|n'?t (?:go|going|get|getting|connect|had|been"
                            + "|have|load|here)|\\bgone\\b|went out|offline|\\bdied?\\b|cut off|\\bnone\\b|\\bnever\\b|without|slow"
                            + "|(?:be|come|is|still|not) (?:up|back)|(?:internet|network|service|signal|data) back|interrupted|disconnected|breaking|unusable|cuts? |trouble|wrong|\\berror|unstable|\\bnobody\\b|happened|broken"
                            + "|\\bweak|vanish|stuck|\\bbad\\b|awful|terrible|again|restored|so (?:bad|slow)|going on|coming back|fixed|nothing|keeps?\\b"),
            Pattern.compile("bill|charge|\\bpay|card|coupon|log"
                    + " ?in|password|roam|japan|abroad|overseas|\\bsim\\b|esim|screen|battery|turn"
                    + " on|upgrade|refund|compensat|credit|last"
                    + " (?:week|month)|\\bplan\\b|cancel|\\bapp\\b|number|forward|(?:store|opening|your) hours|(?:lost|stole\\w*) my phone|suspend|disab|contract|activate|how"
                    + " fast|stop sending|agent|(?<!zero )(?<!no )coverage"),
            Pattern.compile("\\?|\\b(?:how|what|when|where|why|which|can|could|do|does|is|are|please|tell)\\b"));

    /** Whether a clause says that a service does not work at the moment. */
    boolean reportsOutage(String clause) {
        return !other.matcher(clause).find()
                && (outage.matcher(clause).find()
                        || (service.matcher(clause).find()
                                && symptom.matcher(clause).find()));
    }

    /** Whether a clause that does not ask about an outage asks about anything else. */
    boolean isOtherQuestion(String clause) {
        return other.matcher(clause).find()
                || (question.matcher(clause).find() && !symptom.matcher(clause).find());
    }
}
