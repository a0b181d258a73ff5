import { z } from 'zod';
import { FACTS, KINDS, LEVELS } from './verdict.ts';
import type { VoiceRule } from './voice.ts';
import { contactSchema, localisedSchema, sourceSchema } from './words.ts';

/** Rule ids are paths below their folder: lower-case words, hyphens, slashes. */
export const ruleIdSchema = z
  .string()
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/,
    'lower-case words joined by hyphens, folders by /',
  );

const phraseSchema = z.string().min(1).max(2_000);
/** Phrases by language code. */
export const phrasesSchema = z.record(
  z.string().regex(/^[a-z]{2,3}$/, 'a language code such as id, en, zh'),
  z.array(phraseSchema),
);
export type Phrases = z.infer<typeof phrasesSchema>;

/** Operands are phrases, or `flag:ID` and `reassurance:ID`. */
export const patternSchema = z
  .strictObject({
    all: z.array(phraseSchema).min(1).optional(),
    any: z.array(phraseSchema).min(1).optional(),
    atLeast: z.number().int().min(1).optional(),
    of: z.array(phraseSchema).min(1).optional(),
    none: z.array(phraseSchema).optional(),
    within: z.union([z.enum(['sentence', 'post']), z.number().int().min(1).max(400)]).optional(),
  })
  .refine((p) => p.all !== undefined || p.any !== undefined || p.of !== undefined, {
    message: 'a pattern needs `all`, `any`, or `atLeast` with `of`',
  })
  .refine((p) => (p.of === undefined) === (p.atLeast === undefined), {
    message: '`atLeast` and `of` belong together',
  });
export type Pattern = z.infer<typeof patternSchema>;

const hitSchema = z.strictObject({
  text: z.string().min(1),
  title: z.string().optional(),
  price: z.string().optional(),
  imageText: z.array(z.string()).optional(),
  also: z.array(ruleIdSchema).optional(),
  level: z.enum(LEVELS).optional(),
  kind: z.enum(KINDS).optional(),
});
const missSchema = z.strictObject({
  text: z.string().min(1),
  title: z.string().optional(),
  price: z.string().optional(),
  imageText: z.array(z.string()).optional(),
  not: z.array(ruleIdSchema).optional(),
  level: z.enum(LEVELS).optional(),
  kind: z.enum(KINDS).optional(),
});
export const examplesSchema = z.strictObject({
  hit: z.array(hitSchema).min(1),
  miss: z.array(missSchema).min(1),
});
export type Examples = z.infer<typeof examplesSchema>;

export const SEVERITIES = ['A', 'B', 'C'] as const;
export const GATES = ['abroad', 'offer-terms'] as const;
export type Gate = (typeof GATES)[number];

const shown = { title: localisedSchema, why: localisedSchema, source: z.array(sourceSchema) };
/** Log-odds points, none for what is shown and decides nothing; `prior` is what the author gave it where `tools/fit` has moved it. */
const weighed = {
  weight: z.union([z.literal(0), z.number().min(0.1).max(5)]),
  prior: z.number().min(0.1).max(5).optional(),
};

export const flagSchema = z
  .strictObject({
    id: ruleIdSchema,
    severity: z.enum(SEVERITIES),
    ...weighed,
    group: z.string().min(1),
    ...shown,
    needs: z.array(z.enum(GATES)).optional(),
    impliesAbroad: z.boolean().optional(),
    deniable: z.boolean().optional(),
    phrases: phrasesSchema.optional(),
    patterns: z.array(patternSchema).optional(),
    unless: z.array(phraseSchema).optional(),
    examples: examplesSchema,
  })
  .refine((f) => f.phrases !== undefined || f.patterns !== undefined, {
    message: 'a flag needs `phrases` or `patterns`',
  });
export type FlagRule = z.infer<typeof flagSchema>;

export const combinationSchema = z.strictObject({
  id: ruleIdSchema,
  severity: z.enum(SEVERITIES).optional(),
  ...weighed,
  group: z.string().min(1).optional(),
  ...shown,
  needs: z.array(z.enum(GATES)).optional(),
  impliesAbroad: z.boolean().optional(),
  combines: z.strictObject({
    all: z.array(z.union([ruleIdSchema, z.array(ruleIdSchema).min(1)])).min(2),
    none: z.array(ruleIdSchema).optional(),
  }),
  examples: examplesSchema,
});
export type CombinationRule = z.infer<typeof combinationSchema>;

export const reassuranceSchema = z
  .strictObject({
    id: ruleIdSchema,
    ...weighed,
    group: z.string().min(1),
    ...shown,
    deniable: z.boolean().optional(),
    phrases: phrasesSchema.optional(),
    patterns: z.array(patternSchema).optional(),
    unless: z.array(phraseSchema).optional(),
    examples: examplesSchema,
  })
  .refine((f) => f.phrases !== undefined || f.patterns !== undefined, {
    message: 'a reassurance needs `phrases` or `patterns`',
  });
export type ReassuranceRule = z.infer<typeof reassuranceSchema>;

export const kindSchema = z.strictObject({
  id: z.enum(KINDS),
  signals: z
    .array(
      z
        .strictObject({
          weight: z.number().min(-10).max(10),
          phrases: phrasesSchema.optional(),
          patterns: z.array(patternSchema).optional(),
          unless: z.array(phraseSchema).optional(),
          where: z.enum(['start', 'end', 'anywhere']).optional(),
        })
        .refine((s) => s.phrases !== undefined || s.patterns !== undefined, {
          message: 'a signal needs `phrases` or `patterns`',
        }),
    )
    .min(1),
  examples: z.array(z.strictObject({ text: z.string().min(1), level: z.enum(LEVELS).optional() })).optional(),
});
export type KindRule = z.infer<typeof kindSchema>;

export const factRuleSchema = z.strictObject({
  id: z.enum(FACTS),
  title: localisedSchema,
  /** Whether a negator turns what is stated into its opposite: "tanpa kontrak 2 tahun". */
  deniable: z.boolean().optional(),
  stated: phrasesSchema,
  denied: phrasesSchema.optional(),
  examples: z
    .strictObject({
      stated: z.array(z.string()).optional(),
      denied: z.array(z.string()).optional(),
      silent: z.array(z.string()).optional(),
    })
    .optional(),
});
export type FactRule = z.infer<typeof factRuleSchema>;

/** One field of meaning: many words for one thing. */
export const fieldSchema = z.strictObject({
  id: ruleIdSchema,
  words: phrasesSchema,
});
export type FieldRule = z.infer<typeof fieldSchema>;

export const PLACE_CLASSES = [
  'hub',
  'transit',
  'legal',
  'mideast',
  'malaysia',
  'border',
  'abroad',
  'domestic',
] as const;
/** A country, city, province, nickname or crossing. */
export const placeSchema = z.strictObject({
  id: ruleIdSchema,
  /** One or more classes; any class but `border` and `domestic` also counts as `abroad`. */
  class: z.union([z.enum(PLACE_CLASSES), z.array(z.enum(PLACE_CLASSES)).min(1)]),
  /** Id of the country this place lies in; wages are looked up there. */
  in: ruleIdSchema.optional(),
  names: phrasesSchema,
  /** Names that are ordinary words or initials: they count only beside other evidence of going abroad. */
  needsContext: phrasesSchema.optional(),
  /** Readings that are no place: "bunga kamboja", "jalan kamboja". */
  unless: z.array(phraseSchema).optional(),
  /** ISO 3166 code whose flag emoji stands for this place. */
  flag: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  status: z.string().optional(),
  schemes: z.array(z.string()).optional(),
  note: z.string().optional(),
  source: z.array(sourceSchema).optional(),
});
export type Place = z.infer<typeof placeSchema>;
export const placesSchema = z.strictObject({ places: z.array(placeSchema).min(1) });

export const ROLE_CLASSES = [
  'online',
  'gambling',
  'scam',
  'domestic',
  'sea',
  'nightlife',
  'manual',
  'skilled',
] as const;
export const roleSchema = z.strictObject({
  id: ruleIdSchema,
  class: z.union([z.enum(ROLE_CLASSES), z.array(z.enum(ROLE_CLASSES)).min(1)]),
  names: phrasesSchema,
  unless: z.array(phraseSchema).optional(),
  note: z.string().optional(),
  source: z.array(sourceSchema).optional(),
});
export type Role = z.infer<typeof roleSchema>;
export const rolesSchema = z.strictObject({ roles: z.array(roleSchema).min(1) });

export const moneySchema = z.strictObject({
  /** Date of the exchange rates, `YYYY-MM-DD`. */
  date: z.string(),
  currencies: z
    .array(
      z.strictObject({
        /** ISO 4217 code, or a made-up one for tokens such as USDT. */
        code: z.string().regex(/^[A-Z]{3,4}$/),
        /** Rupiah for one unit. */
        rupiah: z.number().positive(),
        /** Symbols and words, before or after the number: rp, rupiah, $, usd, dolar. */
        names: z.array(z.string().min(1)).min(1),
      }),
    )
    .min(1),
  /** Multipliers: juta, jt, rb, ribu, k, million. */
  units: z.array(z.strictObject({ names: z.array(z.string().min(1)).min(1), times: z.number().positive() })),
  /** Pay periods, with how many there are in a month of work. */
  periods: z.array(
    z.strictObject({ names: z.array(z.string().min(1)).min(1), perMonth: z.number().positive() }),
  ),
  /** Words that stand for a sum: "belasan juta", "dua digit", in rupiah. */
  words: z
    .array(
      z.strictObject({
        names: z.array(z.string().min(1)).min(1),
        low: z.number().positive(),
        high: z.number().positive(),
        code: z.string().optional(),
      }),
    )
    .optional(),
  source: z.array(sourceSchema).optional(),
});
export type MoneyRule = z.infer<typeof moneySchema>;

export const wagesSchema = z.strictObject({
  /** Monthly rupiah from which pay is high for work that asks for no skill, where the destination is unknown. */
  highRupiah: z.number().positive(),
  /** Default multiple of the typical wage from which pay is out of line. */
  outOfLine: z.number().positive(),
  wages: z
    .array(
      z.strictObject({
        /** Place id (a country). */
        place: ruleIdSchema,
        /** Role class; absent means any. */
        role: z.enum(ROLE_CLASSES).optional(),
        monthly: z.number().positive(),
        currency: z.string(),
        outOfLine: z.number().positive().optional(),
        date: z.string(),
        source: z.array(sourceSchema).optional(),
      }),
    )
    .min(1),
});
export type WagesRule = z.infer<typeof wagesSchema>;

export const contactsSchema = z.strictObject({ contacts: z.array(contactSchema).min(1) });

/** The word or words meant, and how people shorten or misspell them. */
export const spellingSchema = z.strictObject({
  words: z.record(z.string(), z.array(z.string().min(1))),
  common: z.array(z.string().min(1)).optional(),
});
export type SpellingRule = z.infer<typeof spellingSchema>;

export const scoringSchema = z.strictObject({
  thresholds: z.strictObject({ check: z.number(), danger: z.number() }),
  /** Each further finding of a group counts this share of the one before. */
  saturation: z.number().min(0).max(1),
  /** Share for combinations, whose members have been counted already. */
  combinationSaturation: z.number().min(0).max(1),
  groups: z.record(
    z.string(),
    z.strictObject({
      /** Highest sum of the group. */
      cap: z.number().positive().optional(),
      /** Reassurances never lower this group: visa, route, crime. */
      firm: z.boolean().optional(),
      title: localisedSchema.optional(),
    }),
  ),
  reassurances: z.strictObject({ cap: z.number().min(0), saturation: z.number().min(0).max(1) }),
  /** Terms that lawful offers state: each beyond the first `free` lowers concern, together with the reassurances. */
  terms: z.strictObject({
    facts: z.array(z.enum(FACTS)).min(1),
    free: z.number().int().min(0),
    weight: z.number().min(0),
  }),
  /** An offer whose voice leads the next kind by less than `lead` needs more signs: what it lacks costs `weight` a point. */
  doubt: z.strictObject({ lead: z.number().min(0), weight: z.number().min(0) }),
  kinds: z.strictObject({
    /** Lead from which the highest sum wins outright. */
    tie: z.number().min(0),
    /** Sum below which a post is `other`. */
    least: z.number().min(0),
    /** Share of a signal inside quotes towards `offer`. */
    quoted: z.number().min(0).max(1),
    /** A contact or a call to act: decides ties when outside quotes. */
    call: z.array(phraseSchema).min(1),
    /** After these words the rest of the paragraph is a quotation. */
    quoteIntro: z.array(phraseSchema).optional(),
  }),
  /** How posts say no: what `deniable` rules heed. */
  denial: z
    .strictObject({
      /** Negators before what they deny, and behind it. */
      before: z.array(phraseSchema).min(1),
      after: z.array(phraseSchema).min(1),
      /** Phrases whose negator denies nothing else: "tanpa pengalaman", "kalau tidak". */
      fixed: z.array(phraseSchema).min(1),
      /** Words that carry a negator on: "tidak ADA potongan", "tidak MEMUNGUT BIAYA". */
      carry: z.array(phraseSchema).min(1),
      /** Words that join members of a list, and words that end the reach: but, only, except. */
      join: z.array(phraseSchema).min(1),
      turn: z.array(phraseSchema).min(1),
    })
    .optional(),
  gates: z.strictObject({
    abroad: z.array(patternSchema).min(1),
    'offer-terms': z.array(patternSchema).min(1),
  }),
  /** A testimony or question gets the help chip when one of these holds. */
  help: z.array(patternSchema).min(1),
  /** Facts of which `least` must be missing for `incomplete`. */
  incomplete: z.strictObject({ facts: z.array(z.enum(FACTS)).min(1), least: z.number().int().min(1) }),
});
export type ScoringRule = z.infer<typeof scoringSchema>;

/** All rule files of one pack, validated. */
export type Rules = {
  flags: FlagRule[];
  combinations: CombinationRule[];
  reassurances: ReassuranceRule[];
  kinds: KindRule[];
  voice?: VoiceRule;
  facts: FactRule[];
  fields: FieldRule[];
  places: Place[];
  roles: Role[];
  money: MoneyRule;
  wages: WagesRule;
  contacts: z.infer<typeof contactsSchema>['contacts'];
  spelling: SpellingRule;
  scoring: ScoringRule;
};
