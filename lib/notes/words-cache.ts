import type { Verdict } from '../schema/verdict.ts';
import type { NoteWords } from './actions.ts';

export type FetchWords = (ids: string[]) => Promise<NoteWords>;

/**
 * Asks for each rule's words once. Notes that are drawn in one go share one message.
 */
export class WordsCache {
  readonly #askFor: FetchWords;
  #known: NoteWords = { flags: {}, reassurances: {}, contacts: [] };
  readonly #asked = new Set<string>();
  #waiting: Promise<void> | undefined;
  #wanted = new Set<string>();

  constructor(askFor: FetchWords) {
    this.#askFor = askFor;
  }

  /** @throws what asking throws; the next call asks again. */
  async get(verdict: Verdict): Promise<NoteWords> {
    const ids = [...verdict.findings, ...verdict.reassurances].map((finding) => finding.id);
    const missing = ids.filter((id) => !this.#asked.has(id));
    if (missing.length > 0 || this.#known.contacts.length === 0) await this.#ask(missing);
    return this.#known;
  }

  #ask(ids: string[]): Promise<void> {
    for (const id of ids) this.#wanted.add(id);
    this.#waiting ??= new Promise((resolve) => setTimeout(resolve, 0)).then(() => this.#flush());
    return this.#waiting;
  }

  async #flush(): Promise<void> {
    const ids = [...this.#wanted];
    this.#wanted = new Set();
    this.#waiting = undefined;
    const words = await this.#askFor(ids);
    for (const id of ids) this.#asked.add(id);
    this.#known = {
      flags: { ...this.#known.flags, ...words.flags },
      reassurances: { ...this.#known.reassurances, ...words.reassurances },
      contacts: words.contacts,
    };
  }
}
