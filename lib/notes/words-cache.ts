import type { Verdict } from '../schema/verdict.ts';
import type { NoteWords } from './actions.ts';

export type AskForWords = (ids: string[], places: string[]) => Promise<NoteWords>;

/** Notes that are drawn in one go share one message. No rule's words are asked for twice. */
export class WordsCache {
  readonly #askFor: AskForWords;
  readonly #known: Pick<NoteWords, 'flags' | 'reassurances'> = { flags: {}, reassurances: {} };
  /** Contacts by the places that they were asked for. */
  readonly #contacts = new Map<string, NoteWords['contacts']>();
  readonly #asked = new Set<string>();
  #wantedIds = new Set<string>();
  #wantedPlaces = new Map<string, string[]>();
  #waiting: Promise<void> | undefined;

  constructor(askFor: AskForWords) {
    this.#askFor = askFor;
  }

  /** Words of a verdict's flags, if all of them were asked for before. */
  titles(verdict: Verdict): NoteWords['flags'] | undefined {
    return verdict.findings.every(({ id }) => this.#asked.has(id)) ? this.#known.flags : undefined;
  }

  /** @throws what asking throws; the next call asks again. */
  async get(verdict: Verdict): Promise<NoteWords> {
    const places = verdict.places ?? [];
    const about = places.join(' ');
    const ids = [...verdict.findings, ...verdict.reassurances].map((finding) => finding.id);
    const missing = ids.filter((id) => !this.#asked.has(id));
    if (missing.length > 0 || !this.#contacts.has(about)) {
      for (const id of missing) this.#wantedIds.add(id);
      this.#wantedPlaces.set(about, places);
      this.#waiting ??= new Promise((resolve) => setTimeout(resolve, 0)).then(() => this.#flush());
      await this.#waiting;
    }
    return { ...this.#known, contacts: this.#contacts.get(about) ?? [] };
  }

  async #flush(): Promise<void> {
    const ids = [...this.#wantedIds];
    const wanted = [...this.#wantedPlaces];
    this.#wantedIds = new Set();
    this.#wantedPlaces = new Map();
    this.#waiting = undefined;
    await Promise.all(
      wanted.map(async ([about, places], index) => {
        const words = await this.#askFor(index === 0 ? ids : [], places);
        Object.assign(this.#known.flags, words.flags);
        Object.assign(this.#known.reassurances, words.reassurances);
        this.#contacts.set(about, words.contacts);
      }),
    );
    for (const id of ids) this.#asked.add(id);
  }
}
