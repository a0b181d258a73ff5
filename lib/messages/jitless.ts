import { z } from 'zod';

/** First import of every extension context that uses zod: it must not probe `new Function` under our policy. */
z.config({ jitless: true });
