/**
 * The content security policy of the interface, defined here and nowhere else: both shells send it as a header,
 * and the build writes it into index.html as a meta element, so that it holds even where a header is lost.
 */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types reader-html default',
];

/** For the header. */
export const csp = [...directives, "frame-ancestors 'none'"].join('; ');

/** For the meta element, where `frame-ancestors` has no meaning and browsers complain about it. */
export const metaCsp = directives.join('; ');

/** Sent with every answer of either shell, whatever it is. */
export const securityHeaders = {
  'Content-Security-Policy': csp,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'Cache-Control': 'no-store',
} as const;
