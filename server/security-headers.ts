import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { ServerContext } from './context.ts';

const DAYS_180 = 180 * 24 * 3600;

/** Nothing may be loaded but our own style sheet, no script runs, no other page may frame ours. */
export function securityHeaders({ settings }: ServerContext): MiddlewareHandler {
  const overTls = settings.publicUrl?.startsWith('https:') ?? false;
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    strictTransportSecurity: overTls ? `max-age=${DAYS_180}` : false,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    crossOriginOpenerPolicy: 'same-origin',
    // Extensions read the API from other origins.
    crossOriginResourcePolicy: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}
