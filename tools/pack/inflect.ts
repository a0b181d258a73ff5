import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type nlp from 'compromise';
import { z } from 'zod';

/** Words that never change or whose forms mean something else in a phrase. */
const FIXED = new Set(
  'a an the to in on at by of for from with and or but not no never none do does did is are was were be been being am has have had will would can could may might must shall should if when as so than then this that these those it its he him his she her they them their we us our you your i me my any some all every each only just very too more most less least own other another same such who whom which what where why how please here there now today soon again via per up down out off over under into onto first'.split(
    ' ',
  ),
);

/** Contractions without their sign, names, shortenings, words of other languages and masses: what a tagger makes of them is no word. */
const FORMLESS = new Set(
  'arent dont doesnt didnt isnt wasnt youll youre elses anybody nobody nothing someone acceptance accommodation accreditation assistance asap ads ais alabuga annotator atau atm batam bio biodata blockchain bst bukan bulk cewek crypto csr data dataflow dmw dolab dumai dust epf eps eta evisa fitness forex freedom front gak galley gcash hajj health height henan hmo hrdf hrs ielts igaming info ipa itemi jigger jlpt jtksm kabayan kadama kah kakak karaoke kerja keta kobo kpi ktv kyc kiwifruit labor labour laundry legit length mama mamasan management mandarin manpower manning military muna nea neighboring neighbouring net nggak nil nunukan oec oga paperwork papa pax pdos pernah pigo poea poverty pre pregnancy prostitution rapport redflag reg roll sabi sandakan shagala shishi socso spa sportsbook staff stomach tawi tech texting tinder toefl topik tourism transshipment tuk umrah unfit unodc upfront usdt wan wey whatsapp worth wpm yrs zamboanga ziyarah'.split(
    ' ',
  ),
);

/** What posts use as nouns, though a tagger also knows verbs of that spelling. */
const NOUNS = new Set(
  'account accounts advances age ages air back bank bar beat benefits birthday body bond bottle boxes box branch bush canoe card cash cent center centers centre centres chef club coach coins compound compounds contract couple court cousin crew customs date day deal desk dock document documents dream drink duty end experience face family farm file fine fire flag flags floor foot group guard guards guide hand hands head holiday house housing kids land lead level limit line link list loan loans lounge love man manned manning market matter meals milk model models name names package page palm paper parks part parts phone phones photo picture place places plane platform port portal position positions post posts price principle profile profiles program purse question questions redflag reference rest resort reward ring river role roll rolls room route script season seat seats sentence service shift ship shopping shore shoulder shoulders side single singles site slots son spots staff stage stamp stamps state status steps stock store strip target task tasks team text ticket tickets times tips title tour trade trading traffic trip troupe truck uniform voice wage wages warehouse wave weight wire word words zone'.split(
    ' ',
  ),
);

/** Tagging is slow; the forms of a word never change with one version of the tagger. */
const KEPT = join(
  fileURLToPath(new URL('../../node_modules/.cache/rambu', import.meta.url)),
  'inflections.json',
);

function readKept(): Map<string, string[]> {
  try {
    const value: unknown = JSON.parse(readFileSync(KEPT, 'utf8'));
    const kept = keptSchema.safeParse(value);
    return kept.success && kept.data.version === VERSION
      ? new Map(Object.entries(kept.data.forms))
      : new Map();
  } catch {
    return new Map();
  }
}

function taggerVersion(): string {
  const file = new URL('../../node_modules/compromise/package.json', import.meta.url);
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

/** Loaded only when a word is new: it costs a quarter of a second and 16 MB. */
let tagger: typeof nlp | undefined;
function tag(word: string): View {
  tagger ??= createRequire(import.meta.url)('compromise') as typeof nlp;
  return tagger(word);
}

const keptSchema = z.object({ version: z.string(), forms: z.record(z.string(), z.array(z.string())) });
/** Of the tagger and of this file's way to use it. */
const VERSION = `${taggerVersion()} 2`;
const cache = readKept();
const atStart = cache.size;

/** Writes new forms beside the installed packages; a read-only disk only costs time. */
export function keepInflections(): void {
  if (cache.size === atStart) return;
  try {
    mkdirSync(dirname(KEPT), { recursive: true });
    writeFileSync(KEPT, JSON.stringify({ version: VERSION, forms: Object.fromEntries(cache) }));
  } catch {
    return;
  }
}

/** Forms of an English verb or noun (pay: pays, paid, paying); the word alone if it has none. Build time only. */
export function inflect(word: string): string[] {
  const known = cache.get(word);
  if (known) return known;
  const forms = new Set<string>([word]);
  if (!FIXED.has(word) && !FORMLESS.has(word) && word.length > 2) {
    const doc = tag(word);
    if (NOUNS.has(word)) doc.tag('Noun');
    for (const form of verbForms(doc)) forms.add(form);
    for (const form of nounForms(doc)) forms.add(form);
  }
  const list = [...forms].filter((f) => /^[a-z]+$/.test(f));
  cache.set(word, list);
  return list;
}

type View = ReturnType<typeof nlp>;

function verbForms(doc: View): string[] {
  if (!doc.has('#Verb') || doc.has('#Modal') || doc.has('#Auxiliary')) return [];
  const forms: unknown = doc.verbs().conjugate()[0];
  if (typeof forms !== 'object' || forms === null) return [];
  return Object.entries(forms)
    .filter(([name]) => ['Infinitive', 'PastTense', 'PresentTense', 'Gerund', 'Participle'].includes(name))
    .map(([, form]) => String(form).toLowerCase());
}

function nounForms(doc: View): string[] {
  if (!doc.has('#Noun') || doc.has('#Pronoun')) return [];
  const nouns = doc.nouns();
  return [nouns.toSingular().text('normal'), nouns.toPlural().text('normal')];
}
