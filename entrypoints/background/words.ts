import type { Contact, RuleWords, WordsPack } from '../../lib/schema/words.ts';

function pick(words: Record<string, RuleWords>, ids: readonly string[]): Record<string, RuleWords> {
  const picked: Record<string, RuleWords> = {};
  for (const id of ids) {
    const entry = Object.hasOwn(words, id) ? words[id] : undefined;
    if (entry) picked[id] = entry;
  }
  return picked;
}

/** The words for these flags and reassurances, and whom to call in general or about these places. */
export function selectWords(words: WordsPack, ids: readonly string[], places: readonly string[]) {
  const contacts: Contact[] = words.contacts.filter(
    (contact) => contact.places === undefined || contact.places.some((place) => places.includes(place)),
  );
  return { flags: pick(words.flags, ids), reassurances: pick(words.reassurances, ids), contacts };
}
