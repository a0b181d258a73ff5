import type { FactId, Kind } from './verdict.ts';

/** A pattern over symbols: all of `all`, at least `least` of `of`, none of `none`, within reach. */
export type PackPattern = {
  all: number[];
  least: number;
  of: number[];
  none: number[];
  /** 0: the whole post; -1: one sentence or line; otherwise a number of tokens. */
  within: number;
};

/** When a rule holds: one of its phrases (a symbol) or patterns; `unless` cancels within a sentence. */
export type PackTrigger = {
  /** Symbol of the phrases; -1 without. */
  symbol: number;
  patterns: PackPattern[];
  /** -1 without. */
  unless: number;
};

export type PackFlag = PackTrigger & {
  id: string;
  /** Symbol that other patterns name as `flag:ID`. */
  self: number;
  severity: 'A' | 'B' | 'C';
  weight: number;
  group: string;
  sourced: boolean;
  needs: ('abroad' | 'offer-terms')[];
  impliesAbroad: boolean;
  /** Whether a negator takes its evidence away. */
  deniable: boolean;
};

export type PackCombination = {
  id: string;
  severity: 'A' | 'B' | 'C';
  weight: number;
  group: string;
  sourced: boolean;
  needs: ('abroad' | 'offer-terms')[];
  impliesAbroad: boolean;
  /** Flag or combination ids: one of each list. */
  all: string[][];
  none: string[];
};

export type PackReassurance = PackTrigger & {
  id: string;
  self: number;
  weight: number;
  group: string;
  deniable: boolean;
};

export type PackSignal = PackTrigger & { weight: number; where: 'start' | 'end' | 'anywhere' };

/** A trait of the writer's voice and what it says for each kind, in the order of `KIND_ORDER`. */
export type PackTrait = {
  id: string;
  symbol: number;
  at: 'anywhere' | 'start' | 'end' | 'often';
  weights: number[];
};

export type PackVoice = {
  /** Most that the signals of one kind count. */
  cap: number;
  bias: number[];
  /** Per kind of signal its weights. */
  signals: number[][];
  traits: PackTrait[];
};

export type PackPlace = {
  id: string;
  /** Symbol of its names, and of those that need context; -1 without. */
  names: number;
  context: number;
  unless: number;
  /** Class symbols that a hit emits. */
  classes: number[];
  abroad: boolean;
  /** Place id of its country (itself, if it is one). */
  country: string;
};

export type PackRole = { id: string; names: number; unless: number; classes: number[]; class: string[] };

export type PackWage = {
  place: string;
  role?: string;
  /** Rupiah a month. */
  monthly: number;
  outOfLine: number;
};

export type PackMoney = {
  currencies: Record<string, string>;
  rates: Record<string, number>;
  units: Record<string, number>;
  periods: Record<string, number>;
  words: { words: string[]; low: number; high: number; code: string }[];
};

/** Symbols of the words by which posts say no, and the first symbol that is no word or slot. */
export type PackDenial = {
  before: number;
  after: number;
  fixed: number;
  carry: number;
  join: number;
  turn: number;
  firstOut: number;
};

export type PackScoring = {
  thresholds: { check: number; danger: number };
  saturation: number;
  combinationSaturation: number;
  groups: Record<string, { cap?: number | undefined; firm?: boolean | undefined }>;
  reassurances: { cap: number; saturation: number };
  terms: { facts: FactId[]; free: number; weight: number };
  doubt: { lead: number; weight: number };
  kinds: { tie: number; least: number; quoted: number; call: number; quoteIntro: number };
  denial?: Omit<PackDenial, 'firstOut'>;
  gates: { abroad: PackPattern[]; 'offer-terms': PackPattern[] };
  help: PackPattern[];
  incomplete: { facts: FactId[]; least: number };
};

/** The match part of the pack: plain JSON, indexed by `createEngine`. */
export type MatchPack = {
  format: 1;
  /** Hash of the rules that it was compiled from. */
  version: string;
  /**
   * Symbols in order: words, stems (`word~`), exact words (`=word`), as `lib/engine/word-list.ts` writes them; names of
   * slots, joined by blanks; outputs of sequences from `firstOut` on; all others up to `symbols`.
   */
  words: string;
  stems: string;
  exact: string;
  slots: string;
  firstOut: number;
  symbols: number;
  /** How people shorten words, and the symbols of the words meant, as `lib/engine/meanings.ts` writes them. */
  variants: string;
  meant: string;
  /** Words that win where a broken word may be one of several, as `lib/engine/word-list.ts` writes them. */
  common: string;
  /** Sets of symbols, as `lib/engine/encode.ts` writes them. */
  sets: string;
  /** Numbers that the sequences take; symbols of their anchors; sets, and their members. */
  counts: { elements: number; links: number; sets: number; members: number };
  /** Sequences by layer, as `lib/engine/encode.ts` writes them. */
  layers: string[];
  /** How many layers stand before places, roles and pay are known. */
  lexiconLayers: number;
  places: PackPlace[];
  roles: PackRole[];
  money: PackMoney;
  highRupiah: number;
  wages: PackWage[];
  flags: PackFlag[];
  combinations: PackCombination[];
  reassurances: PackReassurance[];
  kinds: { id: Kind; signals: PackSignal[] }[];
  voice?: PackVoice;
  facts: { id: FactId; stated: number; denied: number; deniable: boolean }[];
  scoring: PackScoring;
};
