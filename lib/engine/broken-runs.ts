import { builtLetters, EASTERN } from '../text/confusables.ts';
import { SIGNS } from '../text/undo.ts';
import type { Search } from './disguises.ts';
import type { Part } from './document.ts';
import { readRun } from './read-run.ts';
import { areWords, type Run, runOf, signForBlanks } from './runs.ts';

/**
 * Which tokens (1) belong to contacts. Handles are none of them: a disguised word may look like one ("@dmin",
 * "M4l@ysia").
 */
function inContacts({ contacts, text, tokens }: Part): Uint8Array {
  let next = 0;
  let reach = 0;
  return Uint8Array.from(tokens, ({ start, end }) => {
    for (let c = contacts[next]; c && c.start < end; c = contacts[++next]) {
      if (text[c.start] !== '@') reach = Math.max(reach, c.end);
    }
    return reach > start ? 1 : 0;
  });
}

/** Signs that may stand for a letter at the beginning of a word, and with the others those that may stand at its end. */
const FIRST = `*_${[...SIGNS.keys()].join('')}`;
const END = `${FIRST}#~^•°=%`;
const anySign = new RegExp(`[${END}]|${builtLetters.source}`, 'u');
/** At most eight, each of which may be drawn as a picture. */
const signsBefore = new RegExp(`(?:${builtLetters.source}|[${FIRST}]\ufe0f?){1,8}$`, 'u');
const signsAfter = new RegExp(`^(?:${builtLetters.source}|[${END}]\ufe0f?){1,8}`, 'u');
/** Characters of so many. */
const LONGEST_SIGNS = 16;
const MOST_PIECES = 24;

/**
 * A run of words without blanks between them that holds a sign inside (`k*mboja`, `dan/atau`) or a sign that stands for
 * a letter at an end (`$lot`).
 */
export function addBroken(search: Search): void {
  const { part } = search;
  const { tokens, text } = part;
  const signs = anySign.test(text);
  const contacts = inContacts(part);
  const runs: Run[] = [];
  let blanks = '';
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1;
    while (to < tokens.length && to - from < MOST_PIECES && isJoined(part, to)) to++;
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? 0;
    let before = 0;
    let after = 0;
    if (signs && !mayPart(text, start - 1))
      before = signsBefore.exec(text.slice(Math.max(0, start - LONGEST_SIGNS), start))?.[0].length ?? 0;
    if (signs && !mayPart(text, end))
      after = signsAfter.exec(text.slice(end, end + LONGEST_SIGNS))?.[0].length ?? 0;
    if (to - from > 1) {
      const inside = text.slice(start, end);
      if (before === 0 && inside.includes(BRACKETS[text.charAt(start - 1)] ?? '\n')) before = 1;
      if (after === 0 && OPENERS.some((o) => BRACKETS[o] === text.charAt(end) && inside.includes(o)))
        after = 1;
    }
    if (to - from > 1 || before + after > 0) {
      const run = runOf({ search, contacts }, from, to, before, after);
      if (to - from >= LEAST_ROW && areWords(run) && run.inside.search(builtLetters) < 0) {
        const sign = signForBlanks(run);
        if (!blanks.includes(sign)) blanks += sign;
      }
      runs.push(run);
    }
    from = to;
  }
  for (const run of runs) readRun(run, blanks);
}

/** Brackets around some letters of a word: k[erj]a, [ker]ja. */
const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>', '"': '"' };
const OPENERS = Object.keys(BRACKETS);

/** Words in a row that show what their writer has for blanks: "kerja_di_laos". */
const LEAST_ROW = 3;
/** Whether a blank, a dot or a comma stands at `at`, as mostly; or nothing. */
function mayPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !(code >= 0) || isBlank(code) || code === 44 || code === 46;
}

/** Characters, of which a picture has up to three. */
const MOST_SIGNS = 8;

/** Whether a character is a blank of whatever width, or is drawn as one. */
export function isBlank(code: number): boolean {
  if (code < 0xa0) return code <= 32;
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x2800 || code === 0x3000;
}

/** Whether only signs, few and none of them a separator, stand between a token and the one before. */
function isJoined(part: Part, i: number): boolean {
  const start = part.tokens[i - 1]?.end ?? 0;
  const end = part.tokens[i]?.start ?? 0;
  if (end - start < 1 || end - start > MOST_SIGNS)
    return end === start && (part.tokens[i]?.unspaced === false || EASTERN.has(part.tokens[i]?.text ?? ''));
  for (let at = start; at < end; at++) {
    const code = part.text.charCodeAt(at);
    if (code === 44 || code === 58 || isBlank(code)) return false;
  }
  return true;
}
