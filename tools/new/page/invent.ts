const WORDS =
  'kerja toko gudang pagi sore dicari orang baru lama kota desa pasar kapal pabrik warung mesin jahit kayu besi roti'.split(
    ' ',
  );
/** What makes a number a price. */
const MONEY = /^(?:Rp|IDR|RM|USD|US|SGD|juta|jt|rb|ribu|Gratis|Free)$/i;
const PEOPLE = 'Rani Budi Sari Agus Dewi Hendra Yuni Tono Wati Joko Maya Eko Lina Fajar Gita'.split(' ');

/** Gives every real name, number and word an invented one, the same for the same, so that a page stays coherent. */
export class Inventor {
  private readonly names = new Map<string, string>();
  private readonly numbers = new Map<string, string>();
  private readonly slugs = new Map<string, string>();
  private readonly tokens = new Map<string, string>();
  private readonly words = new Map<string, string>();

  name(real: string): string {
    return remembered(this.names, real.trim(), (count) => {
      const round = Math.floor(count / PEOPLE.length);
      return `${PEOPLE[count % PEOPLE.length]} Contoh${round > 0 ? ` ${round + 1}` : ''}`;
    });
  }

  /** Digits of the same count, as far as they go, with a row of zeros in the middle. */
  number(real: string): string {
    return remembered(
      this.numbers,
      real,
      (count) => `${String(count + 1).padStart(real.length - 1, '0')}`,
    ).replace(/^/, '1');
  }

  slug(real: string): string {
    return remembered(this.slugs, real, (count) => `namacontoh${count + 1}`);
  }

  /** A word of an id: no two are the same, and of letters alone, so that what stands beside it stays apart. */
  token(real: string): string {
    const letters = (count: number): string =>
      (count < 26 ? '' : letters(Math.floor(count / 26) - 1)) + String.fromCharCode(97 + (count % 26));
    const token = remembered(this.tokens, real.toLowerCase(), (count) => `contoh${letters(count)}`);
    return /^\p{Lu}/u.test(real) ? token.charAt(0).toUpperCase() + token.slice(1) : token;
  }

  /** A word of the small vocabulary, written large or small as the real one was. */
  word(real: string): string {
    const word = remembered(
      this.words,
      real.toLowerCase(),
      (count) => WORDS[count % WORDS.length] ?? 'kerja',
    );
    if (MONEY.test(real)) return real;
    if (real.length > 1 && real === real.toUpperCase()) return word.toUpperCase();
    return /^\p{Lu}/u.test(real) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  }

  /** Free text: every word replaced, numbers of up to three digits kept, contacts invented. */
  text(real: string): string {
    return real
      .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, 'orang@contoh.example')
      .replace(/(?:https?:\/\/|www\.)\S+/g, 'https://contoh.example/')
      .replace(/(?:\+?62|0)[\s().-]?8\d(?:[\s().-]?\d){6,11}/g, '0812-0000-0001')
      .replace(
        /orang@contoh\.example|https:\/\/contoh\.example\/|0812-0000-0001|\d{4,}|\p{L}[\p{L}\p{M}’']*/gu,
        (part) => {
          if (/^(?:orang@|https:|0812-)/.test(part)) return part;
          return /^\d/.test(part) ? this.number(part) : this.word(part);
        },
      );
  }
}

function remembered(book: Map<string, string>, real: string, invent: (count: number) => string): string {
  const known = book.get(real);
  if (known !== undefined) return known;
  const invented = invent(book.size);
  book.set(real, invented);
  return invented;
}
