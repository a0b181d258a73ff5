import type { PackPattern, PackTrigger } from '../schema/pack.ts';
import type { Pattern, Phrases, Rules } from '../schema/rules.ts';
import { tokenise } from '../text/tokenise.ts';
import { Grammar, type Inflect } from './grammar.ts';
import { PhraseError } from './phrase.ts';

/** One thing wrong in a rule. `key` is the rule (`flags/ID`, `lexicon/places` …), `path` the place in its file. */
export type CompileProblem = { key: string; path: (string | number)[]; expectation: string };

/** Thrown when rules cannot be compiled; `problems` lists everything that is wrong. */
export class CompileError extends Error {
  readonly problems: CompileProblem[];
  constructor(problems: CompileProblem[]) {
    super(problems.map((p) => `${p.key} ${p.path.join('.')}: ${p.expectation}`).join('\n'));
    this.name = 'CompileError';
    this.problems = problems;
  }
}

export type Path = (string | number)[];

/** Turns the phrases and patterns of rules into symbols, and notes everything that a rule author has to mend. */
export class Compiler {
  readonly problems: CompileProblem[] = [];
  readonly grammar: Grammar;
  readonly rules: Rules;

  constructor(rules: Rules, inflect: Inflect) {
    this.rules = rules;
    const fields = new Set(rules.fields.map((f) => f.id));
    this.grammar = new Grammar(fields, variantMap(rules), inflect);
    for (const flag of [...rules.flags, ...rules.combinations]) this.grammar.name(`flag:${flag.id}`);
    for (const reassurance of rules.reassurances) this.grammar.name(`reassurance:${reassurance.id}`);
  }

  /** Runs one step and notes what a rule author has to mend. */
  attempt<T>(key: string, path: Path, step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error;
      this.problems.push({ key, path, expectation: error.message });
      return undefined;
    }
  }

  phrases(key: string, path: Path, phrases: Phrases | undefined, out: number): boolean {
    let any = false;
    for (const [language, list] of Object.entries(phrases ?? {})) {
      list.forEach((phrase, i) => {
        any = true;
        this.attempt(key, [...path, language, i], () => this.grammar.add(phrase, language, out));
      });
    }
    return any;
  }

  /** A symbol for a list of phrases without language; -1 for none. */
  list(key: string, path: Path, phrases: string[] | undefined): number {
    if (!phrases || phrases.length === 0) return -1;
    const out = this.grammar.symbol();
    phrases.forEach((phrase, i) => {
      this.attempt(key, [...path, i], () => this.grammar.add(phrase, 'id', out));
    });
    return out;
  }

  byLanguage(key: string, path: Path, phrases: Phrases | undefined): number {
    const out = this.grammar.symbol();
    return this.phrases(key, path, phrases, out) ? out : -1;
  }

  private operand(key: string, path: Path, operand: string): number {
    const symbol = this.attempt(key, path, () => {
      if (!/^(?:flag|reassurance):/.test(operand)) return this.grammar.operand(operand);
      const known = this.grammar.named.get(operand);
      if (known === undefined) throw new PhraseError(`${operand}: an id that exists`);
      return known;
    });
    return symbol ?? 0;
  }

  pattern(key: string, path: Path, pattern: Pattern): PackPattern {
    const each = (name: 'all' | 'any' | 'of' | 'none'): number[] =>
      (pattern[name] ?? []).map((o, i) => this.operand(key, [...path, name, i], o));
    const any = each('any');
    const of = each('of');
    if (any.length > 0 && of.length > 0) {
      this.problems.push({ key, path, expectation: '`any` or `atLeast` with `of`, not both' });
    }
    const within = pattern.within ?? 'sentence';
    return {
      all: each('all'),
      of: any.length > 0 ? any : of,
      least: any.length > 0 ? 1 : (pattern.atLeast ?? 0),
      none: each('none'),
      within: within === 'post' ? 0 : within === 'sentence' ? -1 : within,
    };
  }

  trigger(
    key: string,
    path: Path,
    rule: {
      phrases?: Phrases | undefined;
      patterns?: Pattern[] | undefined;
      unless?: string[] | undefined;
    },
  ): PackTrigger {
    return {
      symbol: this.byLanguage(key, [...path, 'phrases'], rule.phrases),
      patterns: (rule.patterns ?? []).map((p, i) => this.pattern(key, [...path, 'patterns', i], p)),
      unless: this.list(key, [...path, 'unless'], rule.unless),
    };
  }
}

/** How people shorten words, read the other way round: variant to the words meant, both folded. */
export function variantMap(rules: Rules): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [word, variants] of Object.entries(rules.spelling.words)) {
    for (const variant of variants) {
      const token = tokenise(variant)[0]?.text;
      if (token === undefined || token === word) continue;
      map.set(token, [...new Set([...(map.get(token) ?? []), word])]);
    }
  }
  return map;
}
