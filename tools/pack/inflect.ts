import nlp from 'compromise';

/** Words that never change or whose forms mean something else in a phrase. */
const FIXED = new Set(
  'a an the to in on at by of for from with and or but not no never none do does did is are was were be been being am has have had will would can could may might must shall should if when as so than then this that these those it its he him his she her they them their we us our you your i me my any some all every each only just very too more most less least own other another same such who whom which what where why how please here there now today soon again via per up down out off over under into onto first'.split(
    ' ',
  ),
);

const cache = new Map<string, string[]>();

/** Forms of an English verb or noun (pay: pays, paid, paying); the word alone if it has none. Build time only. */
export function inflect(word: string): string[] {
  const known = cache.get(word);
  if (known) return known;
  const forms = new Set<string>([word]);
  if (!FIXED.has(word) && word.length > 2) {
    for (const form of verbForms(word)) forms.add(form);
    for (const form of nounForms(word)) forms.add(form);
  }
  const list = [...forms].filter((f) => /^[a-z]+$/.test(f));
  cache.set(word, list);
  return list;
}

function verbForms(word: string): string[] {
  const doc = nlp(word);
  if (!doc.has('#Verb') || doc.has('#Modal') || doc.has('#Auxiliary')) return [];
  const forms: unknown = doc.verbs().conjugate()[0];
  if (typeof forms !== 'object' || forms === null) return [];
  return Object.entries(forms)
    .filter(([name]) => ['Infinitive', 'PastTense', 'PresentTense', 'Gerund', 'Participle'].includes(name))
    .map(([, form]) => String(form).toLowerCase());
}

function nounForms(word: string): string[] {
  const doc = nlp(word);
  if (!doc.has('#Noun') || doc.has('#Pronoun')) return [];
  return [doc.nouns().toPlural().text('normal'), nlp(word).nouns().toSingular().text('normal')];
}
