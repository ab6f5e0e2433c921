import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { Config } from '../../platform/config.ts'

export type RealPersonAnswer = { readonly nonce: string; readonly purpose: string; readonly subject: string; readonly result: 'passed' | 'failed' | 'unknown' }

/** Verifies the provider's signed real-person result: signature, issuer, audience, kind and age. Undefined when any of them is wrong. */
export const realPersonResult = (config: Config) => {
  const keys = createRemoteJWKSet(new URL(`${config.oidc.issuer}/jwks`))
  return async (result: string): Promise<RealPersonAnswer | undefined> => {
    try {
      const { payload } = await jwtVerify(result, keys, { issuer: config.oidc.issuer, audience: config.oidc.clients.citizen.id, typ: 'real-person+jwt', maxTokenAge: '5 minutes' })
      const { nonce, purpose, sub, result: found } = payload as Record<string, unknown>
      if (typeof nonce !== 'string' || typeof purpose !== 'string' || typeof sub !== 'string') return undefined
      if (found !== 'passed' && found !== 'failed' && found !== 'unknown') return undefined
      return { nonce, purpose, subject: sub, result: found }
    } catch {
      return undefined
    }
  }
}
