import { readFileSync } from 'node:fs';
import { runInThisContext, Script } from 'node:vm';
import type { Engine } from '../../lib/engine/engine.ts';
import { threadTime } from './measure.ts';

/**
 * Compiles and runs a script in this process, which has done nothing before, then evaluates posts with the engine that it
 * makes; prints the milliseconds by the clock and of this thread's processor time.
 */
const [script = '', posts = ''] = process.argv.slice(2);
const code = readFileSync(script, 'utf8');
const texts = JSON.parse(readFileSync(posts, 'utf8')) as string[];
const start = performance.now();
const before = threadTime();
new Script(code).runInThisContext();
const clock = performance.now() - start;
const ready = threadTime();
const { engine } = runInThisContext('rambu') as { engine: Engine };
for (const text of texts) engine.evaluate({ text });
console.log(JSON.stringify({ clock, processor: ready - before, posts: threadTime() - ready }));
