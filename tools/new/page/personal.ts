import { foreignWords } from './structure.ts';

/** Numbers and addresses that nobody has: invented ones carry a row of zeros or end in `.example`. */
const INVENTED_NUMBER = /0{4}|(?:\d00){4}/;
const PHONE = /(?<![\w.-])(?:\+?62|0)[\s().-]?8\d(?:[\s().-]?\d){6,11}(?!\d)/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi;
/** Longer than dates, prices and list numbers: ids of accounts, posts and pictures. */
const LONG_NUMBER = /(?<![\w.])\d{12,}(?![\w.])/g;
const PROFILE_POST = /pfbid0?[A-Za-z0-9]{45,}/g;
/** Hosts that serve people's pictures. */
const PICTURES =
  /https?:\/\/[\w.-]*(?:fbcdn\.net|cdninstagram\.com|licdn\.com|twimg\.com|tiktokcdn[\w.-]*)/gi;
const ACCOUNT_LINK = /(?:wa\.me|api\.whatsapp\.com\/send\?phone=)\/?\+?(\d+)/g;

/**
 * What in a saved page looks like somebody's: telephone numbers, e-mail addresses, account numbers, pictures, words
 * in ids and data attributes that name no part of a page. Each finding names what it is and quotes it.
 */
export function personalData(html: string): string[] {
  const found: string[] = [];
  const look = (what: string, pattern: RegExp, isInvented: (value: string) => boolean): void => {
    for (const [value] of html.matchAll(pattern)) if (!isInvented(value)) found.push(`${what}: ${value}`);
  };
  look('telephone number', PHONE, (value) => /^(?:62|0)?81200000/.test(value.replace(/\D/g, '')));
  look('e-mail address', EMAIL, (value) => value.endsWith('.example'));
  look('long number', LONG_NUMBER, (value) => INVENTED_NUMBER.test(value));
  look('address of a real post', PROFILE_POST, () => false);
  look('picture', PICTURES, () => false);
  look('chat address', ACCOUNT_LINK, (value) => /\/?\+?6281200000\d*$/.test(value));
  for (const word of foreignWords(html)) found.push(`word in an id or a data attribute: ${word}`);
  return [...new Set(found)];
}
