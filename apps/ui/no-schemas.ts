/**
 * Stands where `zod` would be in a browser bundle (see each app's vite.config.ts). The typed client needs only the method and the path of
 * an operation; every schema is checked by the server. Without this, the schemas would be a quarter of the first load.
 * Any property and any call gives the same empty thing back.
 */
const nothing: unknown = new Proxy(() => nothing, { get: () => nothing, apply: () => nothing, has: () => false })

export const z = nothing
