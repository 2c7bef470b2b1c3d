// What the type check has to know about the browser beyond its own library. No page loads this file.

import type { DeskConversation } from './desk/desk-conversation.js';
import type { FlowDiagram } from './phone/flow-diagram.js';
import type { TextComposer } from './shared/text-composer.js';

declare global {
  /** The elements that are looked up by their tag. */
  interface HTMLElementTagNameMap {
    'desk-conversation': DeskConversation;
    'flow-diagram': FlowDiagram;
    'text-composer': TextComposer;
  }

  interface Window {
    SpeechRecognition?: new () => SpeechRecognition;
    webkitSpeechRecognition?: new () => SpeechRecognition;
  }

  /** The part of the Web Speech API that is used. */
  interface SpeechRecognition {
    start(): void;
    abort(): void;
    onspeechstart: () => void;
    onresult: (event: { results: SpeechRecognitionResultList; resultIndex: number }) => void;
    onerror: (event: { error: string }) => void;
    onend: () => void;
  }
}
