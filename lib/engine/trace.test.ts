import { describe, expect, it } from 'vitest';
import { createEngine } from './engine.ts';
import { explain } from './explain.ts';
import { miniPack } from './mini-rules.ts';
import { traceOf } from './trace.ts';
