import type { Problem } from './yaml-file.ts';

/** Said after the problems of a broken pack. */
export const DRAFT_HINT = 'With --draft broken rule files are left out, so that the others can be tried.';

/** Options of `buildPack` for the option `--draft`: tells on stderr what is left out. */
export function draftOptions(draft: boolean): { leaveOut?: (problems: Problem[]) => void } {
  if (!draft) return {};
  return {
    leaveOut: (problems) => {
      for (const p of problems) console.error(`left out: ${p.file}:${p.line}: ${p.expectation}`);
    },
  };
}
