import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** A new receipt code with 80 random bits, for example `7K2M-9QZT-0H4V-XC3B`. */
export function newReceiptCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
  return grouped(letters);
}

/** The code in its one written form, or undefined if it cannot be one. I and L count as 1, O as 0. */
export function normaliseReceiptCode(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const valid = letters.length === LENGTH && [...letters].every((letter) => ALPHABET.includes(letter));
  return valid ? grouped(letters) : undefined;
}

function grouped(letters: string): string {
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
