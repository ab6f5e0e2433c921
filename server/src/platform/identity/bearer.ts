import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { Actor, RelyingActor } from '../actor.ts'
import type { Config } from '../config.ts'

/** Businesses call with an access token of the provider (client credentials); anything that does not verify is nobody. */
export const bearerActor = (config: Config) => {
  const keys = createRemoteJWKSet(new URL(`${config.oidc.issuer}/jwks`))
  return async (token: string): Promise<Actor> => {
    try {
      const { payload } = await jwtVerify(token, keys, { issuer: config.oidc.issuer, audience: config.oidc.apiAudience })
      const organisation = payload['organisation'] as RelyingActor['organisation'] | undefined
      return organisation?.id ? { kind: 'relying-party', organisation } : { kind: 'nobody' }
    } catch {
      return { kind: 'nobody' }
    }
  }
}
