/** Light Indonesian morphology: what a word may be made of. Candidates only; the caller knows which are words. */

const CLITICS = ['nya', 'nyo', 'nye', 'lah', 'kah', 'pun', 'mu', 'ku', 'tah', 'ne', 'na', 'e'];
/** The last letters of clitics. */
const LAST_LETTERS = [...new Set(CLITICS.map((clitic) => clitic.at(-1)))].join('');
const NONE: readonly string[] = [];
/** Words that end like a clitic and are not made with one. */
const WHOLE = new Set(
  'adalah masalah sekolah jumlah setelah malah salah kalah kilah ialah ilmu kamu tamu bertemu temu semu jamu buku kaku saku laku kuku baku punya tanya hanya maupun walaupun meskipun ataupun kendatipun adapun menanya bertanya online offline juta karena sana mana guna warna rencana sarjana sempurna pertama lama sama bahasa'.split(
    ' ',
  ),
);

/** The word without each clitic that it may end in; a clitic of one letter asks for a longer word. */
export function withoutClitics(word: string): readonly string[] {
  if (word.length < 5 || !LAST_LETTERS.includes(word.charAt(word.length - 1)) || WHOLE.has(word)) return NONE;
  const bare: string[] = [];
  for (const clitic of CLITICS) {
    if (!word.endsWith(clitic)) continue;
    const base = word.slice(0, -clitic.length);
    if (base.length >= (clitic.length >= 3 ? 3 : 4)) bare.push(base);
  }
  return bare;
}

const SUFFIXES = ['', 'kan', 'ken', 'ake', 'an', 'in', 'i', 'keun'];

/** Prefix, and the first letters that a nasal may have swallowed. */
const PREFIXES: [string, string[]][] = [
  ['meny', ['s', 'c']],
  ['meng', ['', 'k']],
  ['menge', ['']],
  ['mem', ['', 'p']],
  ['men', ['', 't']],
  ['me', ['']],
  ['peny', ['s']],
  ['peng', ['', 'k']],
  ['pem', ['', 'p']],
  ['pen', ['', 't']],
  ['per', ['']],
  ['pe', ['']],
  ['ber', ['']],
  ['be', ['']],
  ['bel', ['']],
  ['ter', ['']],
  ['te', ['']],
  ['di', ['']],
  ['ke', ['']],
  ['se', ['']],
  ['nge', ['']],
  ['ng', ['', 'k']],
  ['ny', ['s', 'c']],
  ['n', ['t']],
  ['m', ['p', 'b']],
  ['ku', ['']],
  ['kau', ['']],
];

function unprefixed(word: string): string[] {
  const bare: string[] = [];
  for (const [prefix, restored] of PREFIXES) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    for (const letter of restored) if (letter.length + rest.length >= 3) bare.push(letter + rest);
  }
  return bare;
}

/**
 * Every stem that `word` may be an affixed form of: itself, without clitic, suffix, and up to two prefixes, and the half
 * of a reduplication. At most a few dozen.
 */
export function stems(word: string): Set<string> {
  const found = new Set<string>();
  const half = word.replace(/2$/, '');
  for (const bare of [half, ...withoutClitics(half)]) {
    for (const suffix of SUFFIXES) {
      if (!bare.endsWith(suffix)) continue;
      const base = suffix === '' ? bare : bare.slice(0, -suffix.length);
      if (base.length < 3) continue;
      found.add(base);
      for (const once of unprefixed(base)) {
        found.add(once);
        if (once.length > 4) for (const twice of unprefixed(once)) found.add(twice);
      }
    }
  }
  return found;
}
