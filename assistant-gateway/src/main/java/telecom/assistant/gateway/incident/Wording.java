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
            Pattern.compile("통신장애|망장애|장애(?!인(?!가|지|데)|등급)|먹통|두절|불통|긴급전화만"),
            Pattern.compile("인터넷|데이터|데이타|전화|통화|휴대폰|핸드폰|폰|문자|신호|안테나|전파|네트워크|통신|망|lte|엘티이|5g|기지국|서비스|발신|수신"),
            Pattern.compile("안돼|안되|안됨|안됩|안터|안걸|안잡|안떠|안뜨|안보내|안열|안나와|안나오|안뜹|못걸|못해|못하|못써|끊|멈췄|멈춰|멈춤|죽었|불가|불량|불안정|약해"
                    + "|느려|느리|없음|없어|없다|없대|없는|오류|고장|되지않|터지지|걸리지|열리지|잡히지|왔다갔다|로딩만|다운|복구|고쳐|언제될|언제되|될까|이상해|이상하|왜이래"
                    + "|지역이아니|문제|사용할수없"),
            Pattern.compile("요금|청구|결제|결재|납부|자동이체|할인|쿠폰|로그인|비밀번호|비번|앱이|앱에|인증|로밍|해외|외국|일본|미국|유럽|중국|유심|esim|이심|개통|새폰|바꿨"
                    + "|교체|번호이동|해지|약정|충전|배터리|액정|카메라|안켜|켜지지|tv|티비|채널|리모컨|셋톱|보상|감액|환불|장애인(?!가|지|데)|복지|등급|미납|정지|상담|접수한|현황|선물|테더링"
                    + "|핫스팟|차단|녹음|착신|스팸|매장|멤버십|포인트|설치|이사|분실|잃어|상품|소액|안쓰|안받아|지난달|지난주|어제|변경|추천|무제한"),
            Pattern.compile("얼마|어떻게|알려|언제|뭐|어디|왜|\\?|까요|나요|주세요"));

    /** Applied to text in lower case. */
    static final Wording ENGLISH = new Wording(
            Pattern.compile(
                    "\\boutages?\\b|emergency calls only|no (?:service|signal|reception|network|bars)\\b|network (?:is"
                            + " )?down"),
            Pattern.compile(
                    "\\b(?:internet|data|network|signal|service|calls?|texts?|phone|line|5g|lte|connection|reception|bars"
                            + "|towers?|online|mobile|anyone|loads?)\\b"),
            Pattern.compile("\\bdown\\b|\\bout$|\\bout\\b(?! of)|not working|n'?t"
                    + " work|stopped|\\bdead\\b|\\bno\\b|can'?t|cannot|not able"
                    + "|unable|drop|losing|\\blost\\b|cutting|fail|problems?\\b|issues?\\b|unavailable|disappear|searching|won'?t|not"
                    + " going|so (?:bad|slow)|going on|coming back|fixed|nothing|keeps?\\b"),
            Pattern.compile("bill|charge|\\bpay|card|coupon|log"
                    + " ?in|password|roam|japan|abroad|overseas|\\bsim\\b|esim|screen|battery|turn"
                    + " on|upgrade|refund|compensat|credit|last"
                    + " (?:week|month)|\\bplan\\b|cancel|\\bapp\\b|number|forward|hours|disab|contract|activate|how"
                    + " fast|stop sending|agent|coverage"),
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
