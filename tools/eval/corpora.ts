import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = [join(ROOT, 'tests/corpus'), join(ROOT, '../shared/corpora')];

const rowSchema = z.object({
  id: z.string(),
  lang: z.string().optional(),
  label: z.string(),
  family: z.string().optional(),
  text: z.string(),
  title: z.string().optional(),
  imageText: z.array(z.string()).optional(),
  obfuscated: z.boolean().optional(),
  disguised: z.union([z.boolean(), z.string()]).optional(),
  part: z.enum(['tune', 'measure']).optional(),
});

/** `positive`: should be marked. `negative`: must not be. `either`: counted in neither. */
export type Truth = 'positive' | 'negative' | 'either';

export type Sample = {
  id: string;
  lang: string;
  label: string;
  family: string;
  truth: Truth;
  disguised: boolean;
  /** Whether the text may be read by people who write rules. */
  open: boolean;
  input: { text: string; title?: string; imageText?: string[] };
};

export type Corpus = { name: string; samples: Sample[] };

function truthOf(label: string, name: string): Truth {
  if (label === 'danger') return 'positive';
  if (name.startsWith('ads-')) return name === 'ads-overseas' ? 'positive' : 'either';
  return label === 'check' ? 'either' : 'negative';
}

function readCorpus(path: string, name: string): Corpus {
  const samples = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i): Sample => {
      const result = rowSchema.safeParse(JSON.parse(line));
      // Never quote the line: it may be one that nobody looks at.
      if (!result.success)
        throw new Error(`${name}, line ${i + 1}: expected ${result.error.issues[0]?.path.join('.')}`);
      const row = result.data;
      return {
        id: row.id,
        lang: row.lang ?? 'id',
        label: row.label,
        family: row.family ?? '',
        truth: truthOf(row.label, name),
        disguised: row.obfuscated === true || (row.disguised !== undefined && row.disguised !== false),
        open: !name.endsWith('.test') && row.part !== 'measure',
        input: {
          text: row.text,
          ...(row.title ? { title: row.title } : {}),
          ...(row.imageText ? { imageText: row.imageText } : {}),
        },
      };
    });
  return { name, samples };
}

/** Every corpus that is present; files of `tests/corpus` are split into what is tuned on and what is only measured. */
export function readCorpora(): Corpus[] {
  return FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .sort()
      .flatMap((file) => {
        const name = file.replace(/\.jsonl$/, '');
        const corpus = readCorpus(join(folder, file), name);
        if (folder !== FOLDERS[0]) return [corpus];
        return [
          { name: `own/${name} (tune)`, samples: corpus.samples.filter((s) => s.open) },
          { name: `own/${name} (measure)`, samples: corpus.samples.filter((s) => !s.open) },
        ].filter((c) => c.samples.length > 0);
      }),
  );
}
