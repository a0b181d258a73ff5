import type { RedactionType } from '../schema/report.ts';

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
    const plain = /[\p{Cf}\p{Mn}]/u.test(char) ? '' : char.normalize('NFKC');
    const digit = /^\(?([0-9])[.)]?$/.exec(plain)?.[1];
    const folded = plain === '' ? FILLER : (digit ?? (plain.length === 1 ? plain : char));
    out += folded.padEnd(char.length, FILLER).slice(0, char.length);
  }
  return out;
}

/** Hosts whose addresses open a chat. */
const CHAT_HOSTS = [
  'wa\\.me',
  '(?:api|chat|web|call)\\.whatsapp\\.com',
  'whatsapp\\.com',
  't\\.me',
  'telegram\\.(?:me|dog|org)',
  'line\\.me',
  'lin\\.ee',
  'm\\.me',
  'messenger\\.com',
  'signal\\.(?:me|group)',
  'discord\\.(?:gg|com)',
  'zalo\\.me',
  'u\\.wechat\\.com',
  'invite\\.viber\\.com',
  'wa\\.link',
  'wasap\\.my',
  'linktr\\.ee',
].join('|');

const CHAT_LINK = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(?:https?:\\/\\/)?(?:www\\.)?(?:${CHAT_HOSTS})(?:[/?][\\w\\-./?=&%+#~:@,;!*$]{0,300})?(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`,
  'giu',
);
const CONTACT_SCHEME =
  /(?<![\p{L}\p{N}])(?:(?:tel|mailto|sms|viber|skype):|(?:whatsapp|tg):\/\/)[\w+%./?=&@-]{3,200}/giu;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
const HANDLE = /(?<![\p{L}\p{N}_@./])@[\p{L}\p{N}_.]{3,32}/gu;
const NAMED_HANDLE =
  /(?<![\p{L}\p{N}])(?:id[ \t]{0,2}line|line[ \t]{0,2}id|line|we[ \t]?chat|wechat[ \t]{0,2}id|weixin|微信号?|telegram|tele|instagram|ig|tik[ \t]?tok|discord|skype|zalo|viber|kakao(?:talk)?|signal)[ \t]{0,2}[:：=][ \t]{0,3}@?([\p{L}\p{N}_.-]{3,40})/giu;

/** Any web address: the digits in it are the address's own. */
const ADDRESS = /https?:\/\/[^\s<>"'\0]{1,400}/giu;

/** Runs of 8 to 24 digits, apart by at most three separators; a letter o among them counts as a zero. */
const DIGITS =
  /(?<![\p{L}\p{N}])[+(]{0,2}\d(?:[^\S\n]{0,3}[\0\-()/_*.,~:|\u2010-\u2015]{0,3}[^\S\n]{0,3}[\doO]){7,23}/gu;
const SPELLED =
  /(?<![\p{L}\p{N}])(?:(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|zero|one|two|three|four|five|six|seven|eight|nine|\d{1,4})[^\S\n]{0,3}[-.,]?[^\S\n]{0,3}){8,20}/giu;

const MONEY_BEFORE =
  /(?:rp|idr|usdt?|sgd|s\$|us\$|\$|rm|myr|nt\$?|nt|hkd|hk\$|eur|€|£|¥|₩|฿|aed|sar|thb|php|₱)[ .:]{0,3}$/i;
/** No phone number starts like this behind a currency: sums have no leading zero and no dashes. */
const SUM = /^[1-9]\d*(?:[.,]\d+)*$/;
/** Sums, dates, years and hours, alone or as a range: digits that reach nobody. */
const NO_CONTACT = [
  /^\d{1,3}(?:[.,]\d{3}){2,}(?:,\d{2})?$/,
  /^[1-9]\d{0,2}(?:[.,]\d{3})+ ?[-~/\u2010-\u2015] ?\d{1,3}(?:[.,]\d{3})+$/,
  /^\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?\d{4}$/,
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/,
  /^(?:19|20)\d\d ?[-/\u2010-\u2015] ?(?:19|20)\d\d$/,
  /^(?:\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[-~/,|\u2010-\u2015] ?)*){2,6}$/,
];
const ACCOUNT_BEFORE =
  /(?:no[. ]{0,2}rek|rek(?:ening)?|a\/c|account|bca|bri|bni|mandiri|btn|bsi|cimb|danamon|permata|seabank|jago|jenius|dana|ovo|gopay|shopeepay|linkaja|va|nik|ktp|paspor|passport)[ \t\0]{0,3}(?:no(?:mor)?\.?)?[ \t\0.:=#-]{0,6}$/i;

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
  for (const match of plain.matchAll(EMAIL)) yield whole(match, 'email');
  for (const match of plain.matchAll(CHAT_LINK)) yield whole(match, 'link');
  for (const match of plain.matchAll(CONTACT_SCHEME)) yield whole(match, 'link');
  for (const match of plain.matchAll(NAMED_HANDLE)) {
    const end = match.index + match[0].length;
    yield { start: end - (match[1] ?? '').length, end, type: 'handle' };
  }
  for (const match of plain.matchAll(HANDLE)) yield whole(match, 'handle');
  const addresses = [...plain.matchAll(ADDRESS)].map((match) => whole(match, 'link'));
  for (const match of plain.matchAll(DIGITS)) {
    const inAddress = addresses.some(({ start, end }) => start < match.index && match.index < end);
    if (!inAddress) yield digitRun(plain, match.index, match[0]);
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

/** Phone numbers, e-mails, handles, chat links and account numbers, in order, none overlapping. */
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

/** Whether an address as a whole opens a chat, a call or a mail. */
export function isContactLink(address: string): boolean {
  return new RegExp(CHAT_LINK, 'iu').test(address) || new RegExp(CONTACT_SCHEME, 'iu').test(address);
}
