/**
 * A regular expression that is made when it is first asked for. Those that name properties of Unicode take up to a
 * millisecond each to be read: written as literals, that is spent when the script is, before anything needs them.
 */
export function lazily(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}
