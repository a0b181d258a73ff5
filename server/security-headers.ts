import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { ServerContext } from './context.ts';

const DAYS_180 = 180 * 24 * 3600;

/** Nothing may be loaded but our own style sheet and icon, no script runs, no other page may frame ours. */
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
    // Not no-referrer: browsers would then send `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    crossOriginOpenerPolicy: 'same-origin',
    // Extensions read the API from other origins.
    crossOriginResourcePolicy: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}
