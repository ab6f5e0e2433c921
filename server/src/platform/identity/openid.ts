import * as openid from 'openid-client'
import type { Recognise, SignedIn } from '../actor.ts'
import { isoInstant } from '../clock.ts'
import type { AppName, Config } from '../config.ts'
import { Problem } from '../operation.ts'
import type { Platform } from '../platform.ts'
import * as sessions from './sessions.store.ts'

const scopes: Readonly<Record<AppName, string>> = {
  citizen: 'openid citizen',
  desk: 'openid officer',
  patrol: 'openid officer',
  relying: 'openid relying',
}

const minutes = 60_000

export type SignIn = {
  /** Where to send the browser. */
  readonly begin: (app: AppName, returnTo: string) => Promise<URL>
  readonly finish: (callback: URL) => Promise<{ readonly app: AppName; readonly actor: SignedIn | { readonly refused: string }; readonly returnTo: string; readonly identityToken: string | undefined }>
  readonly signOutUrl: (app: AppName, identityToken: string | undefined) => Promise<URL | undefined>
}

/** Sign-in with authorization code and PKCE at the configured provider. Discovery happens on first use and is kept while it works. */
export const openIdSignIn = (platform: Platform, recognise: Recognise): SignIn => {
  const { config, clock, database } = platform
  const discovered = new Map<AppName, Promise<openid.Configuration>>()
  const providerFor = (app: AppName): Promise<openid.Configuration> => {
    const known = discovered.get(app)
    if (known) return known
    const fresh = discover(config, app)
    discovered.set(app, fresh)
    fresh.catch(() => discovered.delete(app))
    return fresh
  }
  const redirectUri = `${config.publicUrl}/auth/callback`
  return {
    begin: async (app, returnTo) => {
      const provider = await providerFor(app)
      const verifier = openid.randomPKCECodeVerifier()
      const state = openid.randomState()
      const nonce = openid.randomNonce()
      await database.transaction((db) =>
        sessions.beginSignIn(db, { state, app, verifier, nonce, returnTo, expiresAt: isoInstant(clock.millis() + 10 * minutes) }))
      return openid.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri, scope: scopes[app], state, nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', prompt: 'login',
      })
    },
    finish: async (callback) => {
      const state = callback.searchParams.get('state') ?? ''
      const begun = await database.transaction((db) => sessions.takeSignIn(db, state, clock.now()))
      if (!begun) throw new Problem('not-signed-in')
      const app = begun.app as AppName
      const provider = await providerFor(app)
      const tokens = await openid.authorizationCodeGrant(provider, callback, {
        pkceCodeVerifier: begun.verifier, expectedState: state, expectedNonce: begun.nonce, idTokenExpected: true,
      })
      const claims = tokens.claims()!
      const more = await openid.fetchUserInfo(provider, tokens.access_token, claims.sub)
      return { app, actor: await recognise(app, { ...claims, ...more }), returnTo: begun.return_to, identityToken: tokens.id_token }
    },
    signOutUrl: async (app, identityToken) => {
      const provider = await providerFor(app)
      if (!provider.serverMetadata().end_session_endpoint) return undefined
      return openid.buildEndSessionUrl(provider, { post_logout_redirect_uri: `${config.publicUrl}/auth/signed-out`, ...(identityToken && { id_token_hint: identityToken }) })
    },
  }
}

const discover = (config: Config, app: AppName) => {
  const { id, secret } = config.oidc.clients[app]
  // Without the second check the library trusts an identity token because it came over TLS; in demonstration there is none.
  const execute = config.mode === 'demonstration' ? [openid.allowInsecureRequests, openid.enableNonRepudiationChecks] : [openid.enableNonRepudiationChecks]
  return openid.discovery(new URL(config.oidc.issuer), id, secret, undefined, { execute })
}
