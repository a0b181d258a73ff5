/** What every invented number becomes: one that looks like any other. */
const NUMBER = '0812-3456-7891';
/** Digits that stand in for the zeros of an invented number abroad, whose country stays. */
const DIGITS = '34567891234';

/** A run that may be a phone number: digits with what people put between them. */
const RUN = /(?<![\d.,])\+?\d[\d .()-]{5,20}\d(?![\d.,]*\d)/gu;
/** A number whose end was replaced by letters: 0812xxxx. */
const CROSSED = /(?<!\p{L})0\d{1,3}[-\s]?x{2,4}(?:[-\s]?x{2,4})?(?!\p{L})/giu;
const SAMPLE_NAME = /(?<!men|\bdi)c[o0]nt[o0]h(?!nya|kan|mu\b|in\b)|(?<=@)example\b/giu;

function isInvented(digits: string, run: string): boolean {
  if (digits.length < 8 || digits.length > 16 || !/0{4}/.test(digits.slice(2))) return false;
  return run.startsWith('+') || digits.startsWith('0') || /^62\s?8/.test(digits);
}

/**
 * The text with placeholders as one contact and one name: `contoh`, `0812-0000-1234` and crossed-out numbers stand more often
 * under some labels than under others and would leak into weights.
 */
export function withoutPlaceholders(text: string): string {
  return text
    .replace(SAMPLE_NAME, 'budi')
    .replace(CROSSED, NUMBER)
    .replace(RUN, (run) => {
      const digits = run.replace(/\D/g, '');
      if (!isInvented(digits, run)) return run;
      if (!run.startsWith('+') || digits.startsWith('62')) return NUMBER;
      let at = 0;
      return run.slice(0, 5) + run.slice(5).replace(/\d/g, () => DIGITS[at++ % DIGITS.length] ?? '1');
    });
}
