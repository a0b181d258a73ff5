import type { PackTrait, PackVoice } from '../schema/pack.ts';
import type { Kind } from '../schema/verdict.ts';
import type { VoiceRule } from '../schema/voice.ts';
import type { Compiler } from './compiler.ts';
import { KIND_ORDER } from './voice.ts';

const PLACES = ['anywhere', 'start', 'end', 'often'] as const;

type Weights = Partial<Record<Kind, number>>;

/** Traits of the writer's voice; each of its words or slots becomes one symbol. */
export function compileVoice(c: Compiler, rule: VoiceRule): PackVoice {
  const listed = (weights: Weights | undefined): number[] => KIND_ORDER.map((kind) => weights?.[kind] ?? 0);
  const traits = rule.traits.flatMap((trait, i): PackTrait[] => {
    const path = ['traits', i];
    const { slot } = trait;
    const symbol =
      slot === undefined
        ? c.byLanguage('lexicon/voice', [...path, 'words'], trait.words)
        : c.attempt('lexicon/voice', [...path, 'slot'], () => c.grammar.operand(slot));
    if (symbol === undefined) return [];
    return PLACES.flatMap((at) => {
      const weights = trait.weights[at];
      return weights ? [{ id: trait.id, symbol, at, weights: listed(weights) }] : [];
    });
  });
  return {
    cap: rule.cap,
    bias: listed(rule.bias),
    signals: KIND_ORDER.map((kind) => listed(rule.signals[kind])),
    traits,
  };
}
