import type { Rules } from '../../lib/schema/rules.ts';

type Listed = Record<string, string[] | undefined>;

/** The phrases of flags and fields that are plain words, as regular expressions: what a simple detector would run. */
export function regularExpressions(rules: Rules): RegExp[] {
  const lists: (Listed | undefined)[] = [
    ...rules.flags.map((flag) => flag.phrases),
    ...rules.fields.map((field) => field.words),
  ];
  return lists
    .flatMap((list) => Object.values(list ?? {}).flatMap((phrases) => phrases ?? []))
    .filter((phrase) => /^[a-z0-9 ]+$/i.test(phrase))
    .map((phrase) => new RegExp(`\\b${phrase.trim().replace(/ +/g, '\\s+')}\\b`, 'i'));
}

/** The same rules with one phrase in `step` of every flag and field. */
export function thinned(rules: Rules, step: number): Rules {
  const thin = <T extends Listed | undefined>(list: T): T =>
    list &&
    (Object.fromEntries(
      Object.entries(list).map(([language, phrases]) => [
        language,
        phrases?.filter((_, i) => i % step === 0),
      ]),
    ) as T);
  return {
    ...rules,
    flags: rules.flags.map((flag) => (flag.phrases ? { ...flag, phrases: thin(flag.phrases) } : flag)),
    fields: rules.fields.map((field) => ({ ...field, words: thin(field.words) })),
  };
}
