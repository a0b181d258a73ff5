import type { EngineInput } from '../../lib/schema/post.ts';
import type { Examples, Rules } from '../../lib/schema/rules.ts';
import type { Kind, Level } from '../../lib/schema/verdict.ts';

/** One example of a rule file: what must and must not come out of the whole engine. */
export type Example = {
  /** `flags/documents/x hit 1`. */
  name: string;
  input: EngineInput;
  fires: string[];
  silent: string[];
  level: Level | undefined;
  kind: Kind | undefined;
};

type Rule = { id: string; examples: Examples };

function inputOf(e: Examples['hit'][number] | Examples['miss'][number]): EngineInput {
  return {
    text: e.text,
    ...(e.title ? { title: e.title } : {}),
    ...(e.price ? { price: e.price } : {}),
    ...(e.imageText ? { imageText: e.imageText } : {}),
  };
}

function ofRule(folder: string, { id, examples }: Rule): Example[] {
  const hits = examples.hit.map((e, i) => ({
    name: `${folder}/${id} hit ${i + 1}`,
    input: inputOf(e),
    fires: [id, ...(e.also ?? [])],
    silent: [],
    level: e.level,
    kind: e.kind,
  }));
  const misses = examples.miss.map((e, i) => ({
    name: `${folder}/${id} miss ${i + 1}`,
    input: inputOf(e),
    fires: [],
    silent: [id, ...(e.not ?? [])],
    level: e.level,
    kind: e.kind,
  }));
  return [...hits, ...misses];
}

/** Every example of every flag, combination, reassurance and kind, in the order of the files. */
export function allExamples(rules: Rules): Example[] {
  return [
    ...[...rules.flags, ...rules.combinations].flatMap((rule) => ofRule('flags', rule)),
    ...rules.reassurances.flatMap((rule) => ofRule('reassurances', rule)),
    ...rules.kinds.flatMap((rule) =>
      (rule.examples ?? []).map((e, i) => ({
        name: `kinds/${rule.id} ${i + 1}`,
        input: { text: e.text },
        fires: [],
        silent: [],
        level: e.level,
        kind: rule.id,
      })),
    ),
  ];
}
