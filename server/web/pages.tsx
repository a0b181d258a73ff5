import { Hono } from 'hono';
import type { ServerContext } from '../context.ts';

export function webPages(_context: ServerContext): Hono {
  return new Hono();
}
