/** Replaces every class name of a page by random ones: what still reads it depends on none. */
export function withOtherAtoms(html: string, seed: number): string {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return `x${state.toString(36)}`;
  };
  return html.replace(/ class="([^"]*)"/g, (_, names: string) => {
    const count = names.split(/\s+/).filter(Boolean).length;
    return ` class="${Array.from({ length: count }, random).join(' ')}"`;
  });
}
