import { oneOf, type Pick } from './random.ts';

const PHONE = /(?<![\d.,])(?:\+?62|0)8[\dxX .-]{7,16}[\dxX](?!\d)/g;
const WORDS = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ');
const CHAT = 'kosong satu dua tiga empat lima enam tujuh lapan sembilan'.split(' ');
const FULLWIDTH = '０１２３４５６７８９';
const CIRCLES = '⓪①②③④⑤⑥⑦⑧⑨';

/** Writes the digits of a phone number so that no filter takes them for one. */
type Spelling = (digits: string[], pick: Pick) => string;
const chunks = (digits: string[], size: number): string[] =>
  Array.from({ length: Math.ceil(digits.length / size) }, (_, i) =>
    digits.slice(i * size, (i + 1) * size).join(''),
  );

export const PHONE_DISGUISES: Record<string, Spelling> = {
  'phone in words': (digits, pick) => digits.map((d) => (pick() < 0.5 ? WORDS : CHAT)[Number(d)]).join(' '),
  'phone in words and digits': (digits, pick) =>
    digits.map((d) => (pick() < 0.5 ? WORDS[Number(d)] : d)).join(' '),
  'phone apart': (digits, pick) => digits.join(oneOf([' ', '.', '-', ' . ', '*', '_', '/', '~'], pick)),
  'phone in pairs': (digits, pick) =>
    chunks(digits, 2 + Math.floor(pick() * 2)).join(oneOf(['.', ' ', '-', '~', '*', '_', '/', ' - '], pick)),
  'phone with letters': (digits, pick) =>
    chunks(
      digits.map((d) => (d === '0' ? oneOf('oO', pick) : d === '1' ? oneOf('lI', pick) : d)),
      4,
    ).join(oneOf(['', '-', ' '], pick)),
  'phone in keycaps': (digits) => digits.map((d) => `${d}\ufe0f\u20e3`).join(''),
  'phone in other digits': (digits, pick) =>
    digits.map((d) => [...(pick() < 0.5 ? FULLWIDTH : CIRCLES)][Number(d)]).join(''),
};

/** Rewrites every phone number; numbers with hidden digits stay. */
export function respellPhones(text: string, spelling: Spelling, pick: Pick): string {
  return text.replace(PHONE, (found) => {
    const digits = found.match(/\d/g) ?? [];
    return /x/i.test(found) ? found : spelling(digits, pick);
  });
}

const UNIT = /(\d)(\s?)(juta|jt|ribu|rb|dolar|dollar)\b/gi;
/** Breaks the unit of a sum: 12 ju-ta, 12 j.t, 12 j u t a. */
export function breakUnits(text: string, pick: Pick): string {
  return text.replace(UNIT, (_, digit: string, blank: string, unit: string) => {
    const sign = oneOf(['.', '-', ' ', '*', '_'], pick);
    const half = Math.ceil(unit.length / 2);
    const broken =
      pick() < 0.5
        ? [...unit].join(sign)
        : `${unit.slice(0, half)}${sign === ' ' ? '-' : sign}${unit.slice(half)}`;
    return `${digit}${blank === '' ? '' : ' '}${broken}`;
  });
}

/** Letters for the digits of a sum: l2 juta, 8OO dolar. */
export function letterDigits(text: string): string {
  return text.replace(/\b(?:1(?=\d)|\d0+(?=\s?(?:juta|jt|dolar|dollar|usd|rb|ribu)\b))/gi, (found) =>
    found === '1' ? 'l' : found.replaceAll('0', 'O'),
  );
}

const COUNTRIES: Record<string, string> = {
  kamboja: 'KH',
  cambodia: 'KH',
  myanmar: 'MM',
  thailand: 'TH',
  laos: 'LA',
  filipina: 'PH',
  vietnam: 'VN',
  dubai: 'AE',
  malaysia: 'MY',
  singapura: 'SG',
  taiwan: 'TW',
  hongkong: 'HK',
  jepang: 'JP',
  korea: 'KR',
  arab: 'SA',
  saudi: 'SA',
  turki: 'TR',
  qatar: 'QA',
  oman: 'OM',
  kuwait: 'KW',
  serbia: 'RS',
  polandia: 'PL',
};
/** Flags in place of the names of countries. */
export function flagsForCountries(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const code = COUNTRIES[word.toLowerCase()];
    return code === undefined
      ? word
      : String.fromCodePoint(...[...code].map((c) => 0x1f1e6 + c.charCodeAt(0) - 65));
  });
}
