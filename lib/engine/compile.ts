import type { MatchPack, PackMoney, PackWage } from '../schema/pack.ts';
import type { Rules } from '../schema/rules.ts';
import type { RuleWords, WordsPack } from '../schema/words.ts';
import { compileCombination, compileFlag } from './compile-flags.ts';
import { compilePlaces, compileRoles, compileScoring } from './compile-lexicon.ts';
import { compileVoice } from './compile-voice.ts';
import { CompileError, Compiler } from './compiler.ts';
import type { Inflect } from './grammar.ts';
import { compileMoney, compileWages } from './money.ts';
import { encode, renumber } from './pack-symbols.ts';

export { CompileError };

export type CompileOptions = {
  /** Hash of the rules. */
  version: string;
  /** English word forms; without it English phrases match as written. */
  inflect?: Inflect;
};

/**
 * Compiles validated rules to the two parts of a pack. Pure: the same rules give the same pack.
 * @throws CompileError listing every phrase or reference that is wrong.
 */
export function compile(rules: Rules, options: CompileOptions): { match: MatchPack; words: WordsPack } {
  const c = new Compiler(rules, options.inflect ?? (() => []));
  const lexicon = new Set<number>();
  const places = compilePlaces(c, lexicon);
  const roles = compileRoles(c, lexicon);
  rules.fields.forEach((field) => {
    c.phrases(`fields/${field.id}`, ['words'], field.words, c.grammar.name(`@${field.id}`));
  });
  const flags = rules.flags.map((flag) => compileFlag(c, flag));
  const combinations = rules.combinations.map((rule) => compileCombination(c, rule));
  const reassurances = rules.reassurances.map((rule) => ({
    id: rule.id,
    self: c.grammar.name(`reassurance:${rule.id}`),
    weight: rule.weight,
    group: rule.group,
    deniable: rule.deniable ?? false,
    ...c.trigger(`reassurances/${rule.id}`, [], rule),
  }));
  const kinds = rules.kinds.map((kind) => ({
    id: kind.id,
    signals: kind.signals.map((signal, i) => ({
      ...c.trigger(`kinds/${kind.id}`, ['signals', i], signal),
      weight: signal.weight,
      where: signal.where ?? ('anywhere' as const),
    })),
  }));
  const facts = rules.facts.map((fact) => ({
    id: fact.id,
    stated: c.byLanguage(`facts/${fact.id}`, ['stated'], fact.stated),
    denied: c.byLanguage(`facts/${fact.id}`, ['denied'], fact.denied),
    deniable: fact.deniable ?? false,
  }));
  const voice = rules.voice && compileVoice(c, rules.voice);
  const scoring = compileScoring(c);
  // What is quoted, and how far a denial reaches, is read off the longest phrase; a voice counts how often.
  const whole = [
    ...[...flags, ...reassurances].map(({ symbol }) => symbol),
    ...facts.flatMap(({ stated, denied }) => [stated, denied]),
    ...Object.values(scoring.denial ?? {}),
    ...Object.values(rules.scoring.denial ?? {}).flatMap((list) =>
      (list ?? []).map((phrase) => c.grammar.named.get(phrase.slice(1, -1)) ?? -1),
    ),
    ...(voice?.traits.map(({ symbol }) => symbol) ?? []),
  ];
  const encoded = c.problems.length === 0 ? encode(c, lexicon, whole) : undefined;
  if (c.problems.length > 0 || !encoded) throw new CompileError(c.problems);
  const money: PackMoney = compileMoney(rules.money);
  const wages: PackWage[] = compileWages(rules.wages, money.rates);
  const renumbered = renumber(
    { places, roles, flags, combinations, reassurances, kinds, facts, scoring, ...(voice ? { voice } : {}) },
    encoded.number,
  );
  return {
    match: {
      format: 1,
      version: options.version,
      ...encoded.pack,
      ...renumbered,
      money,
      highRupiah: rules.wages.highRupiah,
      wages,
    },
    words: compileWords(rules, options.version),
  };
}

function compileWords(rules: Rules, version: string): WordsPack {
  const shown = (list: ({ id: string } & RuleWords)[]): Record<string, RuleWords> =>
    Object.fromEntries(list.map(({ id, title, why, source }) => [id, { title, why, source }]));
  return {
    version,
    flags: shown([...rules.flags, ...rules.combinations]),
    reassurances: shown(rules.reassurances),
    facts: Object.fromEntries(rules.facts.map((f) => [f.id, { title: f.title }])),
    contacts: rules.contacts,
  };
}
