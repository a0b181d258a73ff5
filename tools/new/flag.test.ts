import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { flagSchema } from '../../lib/schema/rules.ts';
import { flagScaffold } from './flag.ts';

describe('flagScaffold', () => {
  it('is a valid flag file with examples to fill in', () => {
    const flag = flagSchema.parse(parse(flagScaffold('money/something-new')));
    expect(flag).toMatchObject({ id: 'money/something-new', group: 'money', severity: 'B' });
    expect(flag.examples.hit).toHaveLength(1);
    expect(flag.examples.miss).toHaveLength(1);
  });
});
