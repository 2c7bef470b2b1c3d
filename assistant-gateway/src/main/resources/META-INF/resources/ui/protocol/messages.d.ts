// The shapes of what servers send to the pages and the pages to servers. For the type check only; no page
// loads this file.

export type Language = 'ko' | 'en';
export type ChannelLabel = 'web' | 'voice' | 'sms';

// GET /demo/config (DemoView)

export type StandIn = 'model' | 'smsc' | 'bss';

export interface DemoConfig {
  standIns: StandIn[];
  /** Null when a real SMSC is connected. */
  handsetUrl: string | null;
  smsAddress: string;
  voiceNumber: string;
  subscribers: Subscriber[];
}

export interface Subscriber {
  id: string;
  name: string;
  nameEn: string;
  number: string;
  plan: string;
  planEn: string;
  language: Language;
}

// /demo/events (SeenEvent)

export interface SeenEvent {
  id: string;
  topic: string;
  type: EventType;
  /** Null for what agents do and see. */
  channel: ChannelLabel | null;
  /** The pseudonym. */
  subscriber: string;
  conversation: string | null;
  turn: number | null;
  at: string;
  firstTokenMillis: number | null;
}

/** The messages of asyncapi.yaml. */
export type EventType =
  | 'LegOpened'
  | 'LegClosed'
  | 'LegAlive'
  | 'UtteranceReceived'
  | 'DigitsPressed'
  | 'SilenceDetected'
  | 'ReplyInterrupted'
  | 'DeliveryReported'
  | 'ConsentChanged'
  | 'AgentJoined'
  | 'AgentSpoke'
  | 'AgentLeft'
  | 'SuggestionRated'
  | 'ConversationEnded'
  | 'ConversationLapsed'
  | 'ErasureRequested'
  | 'ConsentRecorded'
  | 'ReplyStarted'
  | 'ReplyDelta'
  | 'ReplyCompleted'
  | 'ReplyCancelled'
  | 'TransferRequested'
  | 'LegQueried'
  | 'Notice'
  | 'ConversationUpdated'
  | 'UtteranceAdded'
  | 'HandoffRequested'
  | 'SuggestionsOffered'
  | 'SuggestionsExpired'
  | 'ConversationClosed'
  | 'AgentRefused';

// /desk/ws (DeskFrames)

export type DeskFrame =
  | { type: 'snapshot'; conversations: Conversation[] }
  | { type: 'conversation'; conversation: Conversation }
  | ({ type: 'transcript'; conversation: string } & Transcript)
  | { type: 'older'; conversation: string; utterances: Utterance[]; more: boolean }
  | { type: 'utterance'; conversation: string; utterance: Utterance }
  | { type: 'suggestions'; conversation: string; basedOn: string; suggestions: Suggestion[] }
  | { type: 'suggestions-expired'; conversation: string; basedOn: string | null }
  | { type: 'closed'; conversation: string }
  | { type: 'accepted'; command: string }
  | { type: 'ping' }
  | DeskError;

export interface DeskError {
  type: 'error';
  code: string;
  message: string;
  command: string | null;
  /** Who has the conversation; only if the code is `taken`. */
  agent?: Agent | null;
}

export type DeskOrder =
  | { type: 'open' | 'leave' | 'close' }
  /** With the id of the agent who has the conversation as far as the page knows. */
  | { type: 'join'; replaces?: string }
  | { type: 'say'; text: string; suggestionId?: string }
  | { type: 'rate'; suggestionId: string }
  /** What was said before the oldest utterance that the page has. */
  | { type: 'older'; before: string };

export type DeskCommand = DeskOrder & { conversation: string };

export interface Agent {
  id: string;
  name: string;
}

/** A conversation in the queue. */
export interface Conversation {
  id: string;
  /** `OVER` is the page's own, for a conversation that ended while the agent was looking at it. */
  mode: 'ASSISTANT' | 'WAITING' | 'AGENT' | 'OVER';
  channel: ChannelLabel;
  language: string | null;
  name: string | null;
  maskedNumber: string | null;
  reason: string | null;
  summary: string | null;
  /** Since when the subscriber has been waiting for an agent; null unless one is or was awaited. */
  waitingSince: string | null;
  lastAt: string;
  lastText: string | null;
  /** Null unless an agent answers. */
  agent: Agent | null;
}

export interface Transcript {
  utterances: Utterance[];
  /** Whether the server has older ones. */
  more: boolean;
  suggestions: { basedOn: string; items: Suggestion[] } | null;
}

export interface Utterance {
  id: string;
  turn: number;
  role: 'SUBSCRIBER' | 'ASSISTANT' | 'AGENT' | 'SYSTEM';
  authorName: string | null;
  channel: ChannelLabel;
  text: string;
  state: UtteranceState;
  at: string;
  undelivered: Undelivered | null;
}

export type UtteranceState = 'COMPLETE' | 'INTERRUPTED' | 'INCOMPLETE' | 'UNDELIVERED';

export interface Undelivered {
  reason: 'REFUSED' | 'UNREACHABLE' | 'EXPIRED' | 'OPTED_OUT' | 'HUNG_UP' | 'NOBODY_THERE' | 'NOT_HEARD' | 'UNKNOWN';
  /** The outside platform's own code, or the channel's. */
  detail: string | null;
}

export interface Suggestion {
  suggestionId: string;
  text: string;
  /** 0 to 1. */
  confidence: number;
}

// Direct Line 3.0, and the parts of its activities that the assistant sends

export interface ActivitySet {
  activities?: Activity[];
  watermark?: string;
}

export interface Activity {
  type: string;
  id?: string;
  timestamp?: string;
  text?: string;
  from?: { id?: string; role?: string };
  /** Of an event. */
  name?: string;
  value?: { state?: string; reason?: string };
  channelData?: ActivityData;
  entities?: Entity[];
}

/** schema.org's Message; its citations are the articles that a reply is taken from. */
export interface Entity {
  citation?: { appearance?: { name?: string } }[];
}

export interface ActivityData {
  clientActivityID?: string;
  author?: 'assistant' | 'agent' | 'system';
  agentName?: string;
  /** Only where something was said over another channel. */
  channel?: ChannelLabel;
  notice?: string;
  streamType?: 'streaming' | 'final';
  streamId?: string;
  streamSequence?: number;
  complete?: boolean;
  /** The reply of this stream is withdrawn. */
  cancelled?: boolean;
  firstTokenMillis?: number | null;
}

// The handset of the SMSC stand-in (HandsetEvent)

export type HandsetStatus = 'accepted' | 'pending' | 'delivered' | 'failed';

export interface HandsetMessage {
  type: 'message';
  id: string;
  direction: 'sent' | 'received';
  text: string;
  segments: number;
  /** Epoch milliseconds. */
  at: number;
  status: HandsetStatus;
}

export type HandsetEvent = HandsetMessage | { type: 'status'; id: string; status: HandsetStatus };

// ConversationRelay

export interface RelayText {
  type: 'text';
  token: string;
  last: boolean;
  lang?: string;
}

export type RelayFrame = RelayText | { type: 'end' };

// /admin/evaluations (EvaluationEndpoint)

export interface Overview {
  /** Newest first. */
  evaluations: EvaluationHead[];
  offers: Offers;
}

export interface Offers {
  tiers: string[];
  prompts: Record<ChannelLabel, string>;
  limits: Record<'conversations' | 'turnsPerConversation' | 'concurrency', Range>;
}

export interface Range {
  usual: number;
  most: number;
}

export interface EvaluationRequest {
  tiers: string[];
  conversations: { last: number };
  turnsPerConversation: number;
  prompts?: (string | ({ name: string } & Partial<Record<ChannelLabel, string>>))[];
}

export interface EvaluationHead {
  id: string;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  /** Null unless it failed. */
  reason: 'time' | 'store' | null;
  startedAt: string;
  endedAt: string | null;
  /** `conversations` is null until the store has said how many there are. */
  progress: { conversations: number | null; replayed: number; missing: string[]; turns: number };
  candidates: string[];
}

export interface EvaluationReport extends EvaluationHead {
  currency: string;
  summaries: CandidateSummary[];
  /** The number of the first of the turns. */
  from: number;
  turns: ReplayedTurn[];
}

export interface CandidateSummary {
  candidate: string;
  turns: number;
  failures: number;
  firstToken: Times;
  total: Times;
  tokens: Usage | null;
  cost: number | null;
  sameTools: number | null;
  similarity: number | null;
  otherLanguage: number;
}

/** Milliseconds. */
export interface Times {
  p50: number | null;
  p99: number | null;
}

export interface Usage {
  promptTokens: number;
  completionTokens: number;
  cachedTokens: number;
}

export interface ReplayedTurn {
  conversation: string;
  turn: number;
  at: string;
  channel: ChannelLabel;
  said: string;
  /** Null when nobody answered. */
  recorded: RecordedReply | null;
  answers: Answer[];
}

export interface RecordedReply {
  text: string;
  author: 'ASSISTANT' | 'AGENT';
  state: UtteranceState;
  tier: string | null;
  model: string | null;
  toolCalls: string[] | null;
  /** The text without the phrases that the system added to the model's words. */
  words: string;
}

export interface Answer {
  candidate: string;
  text: string;
  toolCalls: { name: string; arguments: string }[];
  finish: string | null;
  firstTokenMillis: number | null;
  totalMillis: number;
  tokens: Usage | null;
  cost: number | null;
  failure: string | null;
  similarity: number | null;
  sameTools: boolean | null;
  otherLanguage: boolean;
}

// /admin/questions (QuestionEndpoint) and /admin/incidents (IncidentEndpoint)

export interface QuestionReport {
  topics: QuestionTopic[];
}

export interface QuestionTopic {
  topic: string;
  asked: number;
  questions: QuestionGap[];
  evidence: Evidence;
  criticised: Verdict[];
}

export interface QuestionGap {
  id: string;
  language: Language;
  reason: 'NO_ARTICLE' | 'FIGURE_WITHHELD';
  topic: string;
  example: string;
  asked: number;
  firstAt: string;
  lastAt: string;
}

export interface Evidence {
  helpful: number;
  notHelpful: number;
  accepted: number;
  edited: number;
  rejected: number;
  changed: number;
}

export interface Verdict {
  language: Language;
  question: string;
  outcome: 'HELPFUL' | 'NOT_HELPFUL' | 'ACCEPTED' | 'EDITED' | 'REJECTED';
  changed: number;
}

export interface Incident {
  id: string;
  places: string[];
  ko: string;
  en: string;
  until: string | null;
}

export interface Previewed {
  message: string;
  preview: 'ANSWERED' | 'MODEL_TOLD' | 'ELSEWHERE' | 'UNRELATED';
}
