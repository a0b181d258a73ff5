import type { HandlerError } from './contract.ts';

/** Errors of the message layer itself. */
export type LayerError =
  | 'forbidden'
  | 'unknown-message'
  | 'bad-request'
  | 'too-large'
  | 'failed'
  | 'bad-response'
  | 'disconnected';

export type ErrorCode = HandlerError | LayerError;

/** What goes back over the wire: a value, or one code without details of our insides. */
export type Answer = { value: unknown } | { error: ErrorCode };

export type Envelope = { name: string; request: unknown };

/** A message that was refused, failed, or got no answer. Handlers throw it to answer with a code of their own. */
export class MessageError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'MessageError';
    this.code = code;
  }
}

/** Takes the value out of an answer; throws a MessageError for an error or for no answer at all. */
export function unwrap(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) throw new MessageError('disconnected');
  if ('error' in answer) throw new MessageError((answer as { error: ErrorCode }).error);
  if (!('value' in answer)) throw new MessageError('bad-response');
  return answer.value;
}

export function isEnvelope(message: unknown): message is Envelope {
  return (
    typeof message === 'object' &&
    message !== null &&
    'name' in message &&
    typeof message.name === 'string' &&
    'request' in message
  );
}
