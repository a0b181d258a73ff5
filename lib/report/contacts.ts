import type { RedactionType } from '../schema/report.ts';
import { CHAT_LINK, CONTACT_SCHEME, PROFILE_LINK } from './contact-links.ts';

/** A way to reach a person, found in a text. UTF-16 offsets, half open. */
export type FoundContact = { start: number; end: number; type: RedactionType };

const FILLER = '\u0000';

/**
 * The text with every digit as an ASCII digit and everything invisible as a filler, unit for unit: offsets are the
 * same in both. Digits in fancy fonts, full width or circles are digits to a person as well.
 */
export function shadow(text: string): string {
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) {
      out += char;
      continue;
    }
    const plain = /[\p{Cf}\p{Mn}\p{Me}]/u.test(char) ? '' : char.normalize('NFKC');
    const digit = /^\(?([0-9])[.)]?$/.exec(plain)?.[1];
    const folded = plain === '' ? FILLER : (digit ?? (plain.length === 1 ? plain : char));
    out += folded.padEnd(char.length, FILLER).slice(0, char.length);
  }
  return out;
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
/** `siti @ gmail.com`, `siti(at)gmail.com`, `siti [at] gmail [dot] com`; digits alone, as in `3 @ 5.000`, are a price. */
const SPACED_EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}[ \t]{0,2}(?:@|[([{][ \t]?(?:at|et|@)[ \t]?[)\]}])[ \t]{0,2}[\p{L}\p{N}-]{1,63}(?:(?:\.|[ \t]{0,2}[([{][ \t]?(?:dot|titik|\.)[ \t]?[)\]}][ \t]{0,2})[\p{L}\p{N}-]{1,63}){0,4}(?:\.|[ \t]{0,2}[([{][ \t]?(?:dot|titik|\.)[ \t]?[)\]}][ \t]{0,2}|[ \t]{1,2}(?:dot|titik)[ \t]{1,2})(?:com|net|org|id|co|my|sg|tw|hk|jp|kr|cn|ph|vn|th|kh|mm|info|me|io|xyz|asia|edu|gov)(?![\p{L}\p{N}])/giu;
/** `siti at gmail dot com` only with a host of mail: "at" is a word. */
const WORDED_EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}[ \t]{1,2}(?:at|et)[ \t]{1,2}(?:gmail|googlemail|ymail|yahoo|rocketmail|hotmail|outlook|live|icloud|proton|protonmail|qq|163|126|naver)(?:\.|[ \t]{1,2}(?:dot|titik)[ \t]{1,2})(?:com?|net|me)(?![\p{L}\p{N}])/giu;
const HANDLE = /(?<![\p{L}\p{N}_@./])@[\p{L}\p{N}_.]{3,32}/gu;
const APPS =
  '(?:id[ \\t]{0,2}line|line[ \\t]{0,2}id|line|we[ \\t]?chat|wechat[ \\t]{0,2}id|weixin|微信号?|telegram|tele|instagram|insta|ig|facebook|fb|twitter|threads|snapchat|tik[ \\t]?tok|discord|skype|zalo|viber|kakao(?:talk)?|signal)';
const NAMED_HANDLE = new RegExp(
  `(?<![\\p{L}\\p{N}])${APPS}[ \\t]{0,2}[:：=][ \\t]{0,3}@?([\\p{L}\\p{N}_.-]{3,40})`,
  'giu',
);
/** Without a colon only what no word looks like: `ig nama_akun`, `line siti99`, `ig siti.nur`. */
const PLAIN_HANDLE = new RegExp(
  `(?<![\\p{L}\\p{N}])${APPS}(?:-?(?:nya|ku))?(?:[ \\t]{1,2}(?:saya|aku|ku|dia|nya|akun|id|my|is)){0,2}[ \\t]{1,3}(?!www\\.|[\\p{L}\\p{N}-]{1,40}\\.(?:com|net|org|me|co\\.id|go\\.id)(?![\\p{L}\\p{N}_]))(\\p{L}[\\p{L}\\p{N}_.]{2,39})`,
  'giu',
);
const NO_WORD = /_|\d|\.\p{Ll}/u;
const PASSPORT =
  /(?<![\p{L}\p{N}])(?:paspor(?:t|nya|ku)?|passports?|splp|护照号?码?)(?:[ \t.:#=-]|(?<![\p{L}\p{N}])(?:no|nomor|nomer|number|saya|aku|dia|my|is)(?![\p{L}\p{N}])){0,10}([a-z]{1,2}[ \t-]?\d{6,8})(?![\p{L}\p{N}])/giu;

/** Any web address: the digits in it are the address's own. */
const ADDRESS = /https?:\/\/[^\s<>"'\0]{1,400}/giu;

/** Runs of 8 to 24 digits, apart by at most three separators; some words are written without a space before them. */
const DIGITS =
  /(?:(?<![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])(?:wa|hp|tlp|telp?|telpon|hub|hubungi|call|sms|no|nomor|nomer|cp|kontak)))[+(]{0,2}\d(?:[^\S\n]{0,3}[\0\-()/_*.,~:|\u2010-\u2015•·∙⋅‧・●▪]{0,3}[^\S\n]{0,3}\d){7,23}/giu;
/** Letters that stand alone where digits belong: `O 8 1 2`, `0 8 l 2`, `0812-oooo-1436`. */
const LONE_LETTERS =
  /(?<=\d[^\S\n]?[-.]?[^\S\n]?)(?:[oO]{1,4}|[lI])(?=[^\S\n]?[-.]?[^\S\n]?\d)|(?<=\d[-.])[oOlI]{2,4}(?=[-.]\d)|(?<![\p{L}\p{N}])[oO](?=[^\S\n]?[-.]?[^\S\n]?8[^\S\n]?[-.]?[^\S\n]?\d)/gu;
const SPELLED =
  /(?<![\p{L}\p{N}])(?:(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|zero|one|two|three|four|five|six|seven|eight|nine|\d{1,4})[^\S\n]{0,3}[-.,]?[^\S\n]{0,3}){8,20}/giu;

const MONEY_BEFORE =
  /(?:rp|idr|usdt?|sgd|s\$|us\$|\$|rm|myr|nt\$?|nt|hkd|hk\$|eur|€|£|¥|₩|฿|aed|sar|thb|php|₱)[ .:]{0,3}$/i;
/** No phone number starts like this behind a currency: sums have no leading zero and no dashes. */
const SUM = /^[1-9]\d*(?:[.,]\d+)*$/;
/** Sums, dates, years and hours, alone, as a range or in a list: digits that reach nobody. */
const NO_CONTACT = [
  /^\d{1,3}(?:[.,]\d{3}){2,}(?:,\d{2})?$/,
  /^[1-9]\d{0,2}(?:[.,]\d{3})+(?: ?[-~/|•·●\u2010-\u2015] ?\d{1,3}(?:[.,]\d{3})+)+$/,
  /^\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?\d{4}$/,
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/,
  /^(?:19|20)\d\d(?: ?[-/,|•·●\u2010-\u2015] ?(?:19|20)\d\d)+$/,
  /^(?:\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[-~/,|•·●\u2010-\u2015] ?)*){2,6}$/,
];
const ACCOUNT_BEFORE =
  /(?:no[. ]{0,2}rek|rek(?:ening)?|a\/c|account|bca|bri|bni|mandiri|btn|bsi|cimb|danamon|permata|seabank|jago|jenius|dana|ovo|gopay|shopeepay|linkaja|va|nik|ktp|paspor|passport)[ \t\0]{0,3}(?:no(?:mor)?\.?)?[ \t\0.:=#-]{0,6}$/i;

/**
 * The shadow with letters that stand for digits as digits: `O812`, `08l2`, `789l`. Only where digits are at least as
 * many, and before further letters only in what is as long as a phone number.
 */
function withLetterDigits(plain: string): string {
  const digits = (letters: string) => letters.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
  return plain
    .replace(/(?<![\p{L}\p{N}])[\doOlI\0]+/gu, (run, at: number) => {
      const own = run.replaceAll(FILLER, '');
      const inWord = /[\p{L}\p{N}]/u.test(plain.charAt(at + run.length));
      const many = own.replace(/\D/g, '').length * 2 >= own.length;
      return many && (!inWord || own.length >= 8) ? digits(run) : run;
    })
    .replace(LONE_LETTERS, digits);
}

function digitRun(plain: string, start: number, found: string): FoundContact | undefined {
  const before = plain.slice(Math.max(0, start - 24), start);
  const bare = found.replace(/^[(+]+/, (mark) => (mark.includes('+') ? mark : '')).trim();
  if (NO_CONTACT.some((shape) => shape.test(bare))) return undefined;
  if (SUM.test(found) && MONEY_BEFORE.test(before)) return undefined;
  const digits = found.replace(/\D/g, '').length;
  if (digits < 7) return undefined;
  const account = ACCOUNT_BEFORE.test(before) || digits > 15;
  return { start, end: start + found.length, type: account ? 'account-number' : 'phone' };
}

function spelledRun(start: number, found: string): FoundContact | undefined {
  const words = found.trimEnd();
  return /\p{L}{3}/u.test(words) ? { start, end: start + words.length, type: 'phone' } : undefined;
}

function* candidates(text: string): Generator<FoundContact | undefined> {
  const plain = shadow(text);
  const whole = (match: RegExpExecArray, type: RedactionType): FoundContact => ({
    start: match.index,
    end: match.index + match[0].length,
    type,
  });
  const named = (match: RegExpExecArray, type: RedactionType): FoundContact => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? '').length, end, type };
  };
  for (const pattern of [EMAIL, SPACED_EMAIL, WORDED_EMAIL])
    for (const match of plain.matchAll(pattern)) yield whole(match, 'email');
  for (const pattern of [CHAT_LINK, PROFILE_LINK, CONTACT_SCHEME])
    for (const match of plain.matchAll(pattern)) yield whole(match, 'link');
  for (const match of plain.matchAll(NAMED_HANDLE)) yield named(match, 'handle');
  for (const match of plain.matchAll(PLAIN_HANDLE))
    if (NO_WORD.test(match[1] ?? '')) yield named(match, 'handle');
  for (const match of plain.matchAll(PASSPORT)) yield named(match, 'account-number');
  for (const match of plain.matchAll(HANDLE)) yield whole(match, 'handle');
  const addresses = [...plain.matchAll(ADDRESS)].map((match) => whole(match, 'link'));
  const numbers = withLetterDigits(plain);
  for (const match of numbers.matchAll(DIGITS)) {
    const inAddress = addresses.some(({ start, end }) => start < match.index && match.index < end);
    if (!inAddress) yield digitRun(numbers, match.index, match[0]);
  }
  for (const match of plain.matchAll(SPELLED)) yield spelledRun(match.index, match[0]);
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Widens a span so that it never cuts a character of two units in half. */
function wholeCharacters(text: string, { start, end, type }: FoundContact): FoundContact {
  const splits = (at: number) => isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
  return { start: splits(start) ? start - 1 : start, end: splits(end) ? end + 1 : end, type };
}

/** Phone numbers, e-mails, handles, links to chats and persons, numbers of accounts and passports, in order, none overlapping. */
export function findContacts(text: string): FoundContact[] {
  const found = [...candidates(text)].flatMap((contact) => (contact ? wholeCharacters(text, contact) : []));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const united: FoundContact[] = [];
  for (const contact of found) {
    const last = united.at(-1);
    if (last && contact.start < last.end) last.end = Math.max(last.end, contact.end);
    else united.push({ ...contact });
  }
  return united;
}
