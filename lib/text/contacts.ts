import { allMatches } from './all-matches.ts';
import { lazily } from './lazily.ts';

export type ContactKind = 'phone' | 'phone-foreign' | 'link' | 'chat' | 'email';
/** Offsets are those of the string given, half open. */
export type ContactSpan = { kind: ContactKind; start: number; end: number };

const email = lazily(
  String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}`,
  'gu',
);
const link = lazily(
  String.raw`(?:https?:\/\/|www\.)[^\s<>"]{3,500}|\b(?:wa\.me|t\.me|line\.me|bit\.ly|s\.id|linktr\.ee|tinyurl\.com|forms\.gle|discord\.gg)\/?[^\s<>"]{0,200}|\b[a-z0-9-]{2,40}\.(?:com|net|org|id|co|site|xyz|top|vip|info|me|io)(?:\/[^\s<>"]{0,200})?(?![\p{L}\p{N}])`,
  'giu',
);
const chatHost = /(?:wa\.me|t\.me|telegram\.me|api\.whatsapp|chat\.whatsapp|line\.me|discord\.gg|m\.me)/iu;
const handle = lazily(String.raw`(?<![\p{L}\p{N}._@/])@[\p{L}\p{N}_][\p{L}\p{N}_.]{2,}`, 'gu');
const digits = lazily(
  String.raw`(?<![\p{L}\p{N}.,$])\+?\(?\p{Nd}(?:[\p{Nd}xX]|[ .()/-]{1,2}(?=[\p{Nd}xX(])){7,24}(?![\p{L}\p{N}])`,
  'gu',
);
/** Cheap looks before the dear ones: what every address and every link holds. */
const mailMark = /@[^\s@]*\./;
const wordDot = /[a-z0-9]\.[a-z]/iy;
const linkMark = /:\/\/|www\.|\.(?:me|ly|id|ee|com|gle|gg|net|org|co|site|xyz|top|vip|info|io)/iu;
const foreignDigit = lazily(String.raw`(?![0-9])\p{Nd}`, 'u');
/** Fewest digits (or x for a hidden one) of a phone number. */
const LEAST_DIGITS = 9;
const countryCodes = /^(?:855|856|95|66|63|60|65|971|966|974|965|968|973|84|86|852|886|82|81|90|44|1)\d{6,}$/;

/**
 * Phone numbers, addresses, chat links and handles of one text, in order of position.
 * A phone number has 9 to 15 digits and a trunk zero, a plus or a known country code; anything else is a sum or an id.
 */
export function findContacts(text: string): ContactSpan[] {
  const spans: ContactSpan[] = [];
  if (text.includes('@')) {
    if (mailMark.test(text)) for (const match of allMatches(email(), text)) push(spans, 'email', match);
    const emails = spans.length;
    let next = 0;
    for (const match of allMatches(handle(), text)) {
      while (next < emails && (spans[next]?.end ?? 0) <= match.index) next++;
      const inEmail = next < emails && (spans[next]?.start ?? 0) <= match.index;
      if (!inEmail) push(spans, 'chat', match);
    }
  }
  if (hasDotInWord(text) && linkMark.test(text)) {
    for (const match of allMatches(link(), text)) {
      push(spans, 'link', match);
      if (chatHost.test(match[0])) push(spans, 'chat', match);
    }
  }
  findPhones(text, spans);
  return spans.length > 1 ? spans.sort((a, b) => a.start - b.start || a.end - b.end) : spans;
}

/** Whether a letter stands right after a dot, and a letter or digit before. */
function hasDotInWord(text: string): boolean {
  for (let at = text.indexOf('.', 1); at > 0; at = text.indexOf('.', at + 1)) {
    wordDot.lastIndex = at - 1;
    if (wordDot.test(text)) return true;
  }
  return false;
}

function push(spans: ContactSpan[], kind: ContactKind, match: { 0: string; index: number }): void {
  spans.push({ kind, start: match.index, end: match.index + match[0].length });
}

/** Characters of phone numbers: digit (1), other (2). */
const ofPhones = new Uint8Array(128);
for (const char of '0123456789xX') ofPhones[char.charCodeAt(0)] = 1;
for (const char of ' .()/+-') ofPhones[char.charCodeAt(0)] = 2;

/** Whether a character may be a digit, or a part of one, of another script: punctuation, Chinese and most emoji are none. */
function mayBeDigit(code: number): boolean {
  if (code < 0x660 || (code >= 0x2000 && code < 0xa000)) return false;
  return code !== 0xd83c && code !== 0xd83d && !(code >= 0xdc00 && code < 0xff00);
}

/** Looks closely only at runs of characters that hold enough digits. */
function findPhones(text: string, spans: ContactSpan[]): void {
  const { length } = text;
  const before = spans.length;
  let start = 0;
  let many = 0;
  let asked = false;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : 0;
    const kind = code < 128 ? ofPhones[code] : 0;
    if (kind === 1) many++;
    if (kind !== 0) continue;
    // The neighbours of a run decide whether it stands alone.
    if (many >= LEAST_DIGITS) phonesIn(text, Math.max(0, start - 2), at + 2, spans);
    many = 0;
    start = at + 1;
    if (asked || !mayBeDigit(code)) continue;
    asked = true;
    if (!foreignDigit().test(text)) continue;
    spans.length = before;
    phonesIn(text, 0, length, spans);
    return;
  }
}

function phonesIn(text: string, from: number, to: number, spans: ContactSpan[]): void {
  for (const match of allMatches(digits(), text.slice(from, to))) {
    const kind = phoneKind(match[0]);
    const start = from + match.index;
    if (kind) spans.push({ kind, start, end: start + match[0].length });
  }
}

/** Whether digits, with what parts them, are a phone number, and of which kind. */
export function phoneKind(raw: string): 'phone' | 'phone-foreign' | undefined {
  const number = raw.normalize('NFKC').replace(/[^\dxX]/g, '');
  if (number.length < 9 || number.length > 15) return undefined;
  // `9.000.000` and `12.500.000` are sums: every group after the first has three digits and dots alone part them.
  if (/^\d{1,3}(?:[.]\d{3})+$/.test(raw)) return undefined;
  if (/^\d{4}[-/ ]\d{4}$/.test(raw)) return undefined;
  const plus = raw.includes('+');
  if (number.startsWith('62') || number.startsWith('0')) return 'phone';
  if (number.startsWith('8') && number.length >= 10 && !countryCodes.test(number)) return 'phone';
  return plus || countryCodes.test(number) ? 'phone-foreign' : undefined;
}
