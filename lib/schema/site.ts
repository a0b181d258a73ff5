import { z } from 'zod';
import { KNOWN_HOSTS } from './hosts.ts';
import { patternProblem } from './pattern.ts';
import { SITE_ID } from './post.ts';
import { selectorProblem } from './selector.ts';

const refined = (problem: (value: string) => string | undefined) =>
  z
    .string()
    .min(1)
    .superRefine((value, context) => {
      const expected = problem(value);
      if (expected) context.addIssue({ code: 'custom', message: `expected ${expected}` });
    });

const selector = refined(selectorProblem);
const pattern = refined(patternProblem);
const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens');
const positive = z.number().int().positive();

/** One way to read a field. Tried in order; the first that gives something wins. */
const candidateSchema = z.strictObject({
  css: selector,
  /** `text`: as a person sees it. `own-text`: without child elements. `portal`: text of the element that aria-labelledby names. `attr:NAME`. */
  get: z
    .string()
    .regex(/^(text|own-text|portal|attr:[a-z-]+)$/, 'expected text, own-text, portal or attr:NAME')
    .optional(),
  /** `longest`: the one with most text. `grow`: the longest, widened to its block until `until` would be inside. */
  pick: z.enum(['first', 'longest', 'grow']).optional(),
  until: selector.optional(),
  notInside: selector.optional(),
  /** Fewest characters that count as something. */
  min: positive.optional(),
  /** Keeps group 1 (or the whole match) and refuses what does not match. */
  match: pattern.optional(),
  /** Like `match`, with the patterns of a label; keeps its group named `value`, else the whole match. */
  label: name.optional(),
  /** Buttons are dropped from texts unless this is set. */
  keepButtons: z.boolean().optional(),
});

const rootSchema = z.union([
  z.literal('self'),
  z.strictObject({
    closest: selector,
    /** Refuses roots that match. */
    not: selector.optional(),
    /** Refuses roots that hold more than one element with this label. */
    onlyOne: name.optional(),
  }),
  z.strictObject({
    /** The smallest ancestor that holds exactly one `onlyOne`, every label of `needs` and `textMin` characters. */
    climb: z.strictObject({
      onlyOne: name,
      needs: z.array(name),
      textMin: positive,
      stop: selector,
      max: positive.max(60),
    }),
  }),
]);

const strategySchema = z.strictObject({
  id: name,
  anchor: selector,
  /** The anchor's aria-label must match this label. */
  label: name.optional(),
  root: rootSchema,
  /** Fewest characters of text within the root. */
  textMin: positive.optional(),
});

const permalinkSchema = z.strictObject({
  /** `link`: hrefs within the post. `location`: the page's own address. `attr:NAME`: an attribute of the root. */
  from: z.string().regex(/^(link|location|attr:[a-z-]+)$/, 'expected link, location or attr:NAME'),
  /** Matched against path and query without tracking. */
  match: pattern,
  /** Canonical address with $1, $2 … from the match, and $host: the host that the address was found with. */
  to: z.string().regex(/^https:\/\//, 'expected an https address'),
  /** Only for roots that one of these strategies found: the page's address names one post of several. */
  strategies: z.array(name).min(1).optional(),
});

const unitSchema = z.strictObject({
  id: name,
  /** Patterns on the page's path; absent means every page. */
  routes: z.array(pattern).optional(),
  notRoutes: z.array(pattern).optional(),
  /** Roots must lie inside this. */
  scope: selector.optional(),
  /** Roots must neither be nor lie inside this. */
  notInside: selector.optional(),
  /** Roots inside this are left out while it is closed: pages keep the shells of closed dialogs. */
  openOnly: selector.optional(),
  strategies: z.array(strategySchema).min(1),
  /** A card is all neighbouring siblings with the same value of this attribute; strategies find any of them. */
  group: z
    .string()
    .regex(/^[a-z][a-z-]*$/, 'expected the name of an attribute')
    .optional(),
  /** Comments: read only where the person switched that on, and kept only where they carry an offer. */
  comments: z.literal(true).optional(),
  /** Read only while no root of that unit is on the page. */
  fallback: name.optional(),
  /** `job-posting`: the fields come from the page's JSON-LD, for the posting that the root's heading names. */
  data: z.literal('job-posting').optional(),
  /** Fields without which a root is none: what stands there looks the same but is no offer. */
  requires: z
    .array(z.enum(['title', 'text', 'price']))
    .min(1)
    .optional(),
  /** Parts of the root that are not the post: comments, toolbars, composers. */
  skip: selector.optional(),
  text: z.array(candidateSchema).optional(),
  title: z.array(candidateSchema).optional(),
  price: z.array(candidateSchema).optional(),
  location: z.array(candidateSchema).optional(),
  time: z.array(candidateSchema).optional(),
  author: z
    .strictObject({
      name: z.array(candidateSchema).min(1),
      link: z.array(candidateSchema).optional(),
      /** On the path and query of the author's address; group 1 is the id. */
      id: z.array(pattern).optional(),
      /** Label of names that stand for nobody. */
      anonymous: name.optional(),
    })
    .optional(),
  pictures: z
    .strictObject({
      css: selector,
      notInside: selector.optional(),
      /** Label of captions that carry the picture's words in their group `value`. */
      captions: name.optional(),
    })
    .optional(),
  /** Where links count as the post's outgoing ones; absent means everywhere in it. */
  outgoing: selector.optional(),
  permalinks: z.array(permalinkSchema).optional(),
  truncated: z.strictObject({ css: selector, label: name.optional() }).optional(),
  /** A shared post inside this one: `second` marker of its kind, or `css` of its root. */
  quoted: z.strictObject({ second: z.array(selector).optional(), css: selector.optional() }).optional(),
  /** Where the note goes when there is no text element: after the first of these, else after the root. */
  note: z.array(selector).optional(),
  /** The note always goes after the root: cards that are one link. */
  noteAfterRoot: z.boolean().optional(),
  /** The page must not be written into: the note lies over it, below the text. */
  overlay: z.boolean().optional(),
});

/** How to read one site, as data: a file in `rules/sites/`. */
export const siteSchema = z
  .strictObject({
    id: name.regex(SITE_ID, 'expected at most 41 characters'),
    /** Date of the last change: `YYYY-MM-DD`, with `.2` for a second one that day. */
    version: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/, 'expected YYYY-MM-DD'),
    hosts: z
      .array(z.enum(KNOWN_HOSTS, 'expected a host that the manifest names (lib/schema/hosts.ts)'))
      .min(1),
    /** When and from what the selectors were last compared with the living site. */
    verified: z.strictObject({
      date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'expected YYYY, YYYY-MM or YYYY-MM-DD'),
      source: z.string().min(1),
    }),
    /** `lines`: a line break in a text node is a line break on the page. */
    whitespace: z.enum(['collapse', 'lines']).default('collapse'),
    /** Blocks that may be paragraphs, besides those of HTML: `lib/sites/paragraphs.ts` says when they are. */
    paragraphs: selector.optional(),
    links: z
      .strictObject({
        unwrap: z
          .array(z.strictObject({ host: pattern, path: pattern, param: z.string().min(1) }))
          .default([]),
        /** Query parameters that track and identify nothing. */
        drop: z.array(z.string().min(1)).default([]),
        /** Hosts, with their subdomains, whose links are the site's own; absent means `hosts`. */
        own: z.array(z.string().min(1)).default([]),
      })
      .default({ unwrap: [], drop: [], own: [] }),
    labels: z.record(name, z.array(pattern).min(1)).default({}),
    /** Never read: composers, dialogs of the site, staging areas. */
    never: selector.optional(),
    units: z.array(unitSchema).min(1),
    health: z.strictObject({
      /** Blocks of text that a readable page has. */
      content: selector,
      /** From this many blocks on, a page without a post is called unreadable. */
      contentMin: positive,
    }),
  })
  .superRefine((site, context) => {
    for (const [unitIndex, unit] of site.units.entries()) {
      if (unit.fallback && !site.units.some(({ id }) => id === unit.fallback)) {
        const message = `expected one of the units of this file, not "${unit.fallback}"`;
        context.addIssue({ code: 'custom', path: ['units', unitIndex, 'fallback'], message });
      }
      for (const [path, label] of labelsOf(unit)) {
        if (Object.hasOwn(site.labels, label)) continue;
        const message = `expected one of the labels of this file, not "${label}"`;
        context.addIssue({ code: 'custom', path: ['units', unitIndex, ...path], message });
      }
    }
  });

export type Site = z.infer<typeof siteSchema>;
export type SiteUnit = Site['units'][number];
export type SiteStrategy = SiteUnit['strategies'][number];
export type SiteCandidate = z.infer<typeof candidateSchema>;
export type SitePermalink = z.infer<typeof permalinkSchema>;

/** Every place of a unit that names a label, with its path. */
function labelsOf(unit: unknown): [(string | number)[], string][] {
  const found: [(string | number)[], string][] = [];
  const waiting: { value: unknown; path: (string | number)[] }[] = [{ value: unit, path: [] }];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    const { value, path } = item;
    if (Array.isArray(value)) {
      for (const [index, member] of value.entries()) waiting.push({ value: member, path: [...path, index] });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value))
        waiting.push({ value: member, path: [...path, key] });
    } else if (typeof value === 'string' && isLabelKey(path)) found.push([path, value]);
  }
  return found;
}

function isLabelKey(path: (string | number)[]): boolean {
  const last = path.at(-1);
  if (typeof last === 'number') return path.at(-2) === 'needs';
  return last === 'label' || last === 'onlyOne' || last === 'captions' || last === 'anonymous';
}
