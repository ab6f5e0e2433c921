import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'

const directives = {
  defaultSrc: ["'self'"],
  // Camera decoding and picture checks run as WebAssembly; nothing may be evaluated from text.
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'blob:', 'data:'],
  mediaSrc: ["'self'", 'blob:', 'mediastream:'],
  connectSrc: ["'self'", 'blob:', 'data:'],
  workerSrc: ["'self'", 'blob:'],
  fontSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/**
 * The security headers of every answer, made once: helmet would make the same anew for each. `https`: whether people reach us by TLS, which
 * is then demanded of their browsers.
 */
export const securityHeaders = (https: boolean): Readonly<Record<string, string>> => {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { ...directives, ...(https && { upgradeInsecureRequests: [] }) } },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })(response.req, response, (problem?: unknown) => { if (problem) throw problem as Error })
  const made = Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)])
  return { ...Object.fromEntries(made), 'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self), screen-wake-lock=(self)' }
}
