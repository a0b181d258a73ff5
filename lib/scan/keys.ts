import type { Post } from '../schema/post.ts';
import { wordsKey } from '../sites/identity.ts';

const REMEMBERED = 5_000;

/**
 * Remembers under which key a post was first seen. One post has several addresses, and often none until somebody points
 * at it; its key must not change when they appear, since a report's id is made once per key.
 */
export class KeyBook {
  readonly #byAddress = new Map<string, string>();
  readonly #byWords = new Map<string, string>();
  readonly #withoutAddress = new Map<string, string>();

  /** The lasting key of a post; `known` if its place already has one. */
  keyOf(post: Post, known?: string): string {
    const words = wordsKey(post);
    const key = known ?? this.#find(post.permalinks, words) ?? post.permalinks[0] ?? words;
    for (const address of post.permalinks) remember(this.#byAddress, address, key);
    remember(this.#byWords, words, key);
    if (post.permalinks.length === 0) remember(this.#withoutAddress, words, key);
    return key;
  }

  #find(addresses: readonly string[], words: string): string | undefined {
    for (const address of addresses) {
      const key = this.#byAddress.get(address);
      if (key !== undefined) return key;
    }
    // Two addresses with the same words are two posts, unless the first was seen before it had one.
    const sameWords = addresses.length === 0 || this.#withoutAddress.has(words);
    return sameWords ? this.#byWords.get(words) : undefined;
  }
}

function remember(book: Map<string, string>, name: string, key: string): void {
  if (book.has(name)) return;
  book.set(name, key);
  if (book.size <= REMEMBERED) return;
  for (const oldest of book.keys()) {
    book.delete(oldest);
    break;
  }
}
