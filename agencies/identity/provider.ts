import { errors, interactionPolicy, Provider } from 'oidc-provider'
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { findPerson } from '../people.ts'
import { acrValues, claimsByScope, claimsOf } from './claims.ts'
import { machineClients, signInClients } from './clients.ts'
import type { ClientsFile } from './clients.ts'
import { memoryAdapter } from './memory-adapter.ts'
import { renderLogout, renderProtocolError, renderSignedOut } from './protocol-pages.ts'
import type { IdentityKeys } from './signing-keys.ts'

/** The platform's API as a resource (RFC 8707), the audience of its access tokens, and the one scope for relying parties. */
const apiResource = 'urn:changxing:api'
export const apiAudience = 'changxing-api'
const apiScope = 'licence:verify'

/**
 * The OpenID provider: authorization code with PKCE for the four applications, client credentials for machines of relying
 * parties. Consent is not asked, the applications are the operator's own. Who is signing in is asked every time, so that
 * one browser can hold a citizen, a reviewer and a patrol officer at once.
 */
export function makeProvider(file: ClientsFile, keys: IdentityKeys, formTargets: readonly string[]): Provider {
  const configuration: Configuration = {
    adapter: memoryAdapter(),
    clients: clientMetadata(file),
    jwks: { keys: [keys.privateJwk] },
    cookies: {
      keys: [...keys.cookieKeys],
      names: {
        session: 'changxing_identity_session', interaction: 'changxing_identity_interaction', resume: 'changxing_identity_resume',
      },
    },
    acrValues,
    scopes: ['openid', 'citizen', 'officer', 'relying', apiScope],
    claims: claimsByScope,
    // the applications keep no access token, so the identity token itself carries the claims
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => {
      const person = findPerson(sub)
      return person && { accountId: sub, claims: () => claimsOf(person) }
    },
    loadExistingGrant: grantEverythingAllowed,
    interactions: { policy: signInPolicy(), url: (_ctx, interaction) => `/identity/sign-in/${interaction.uid}` },
    pkce: { required: () => true },
    responseTypes: ['code'],
    clientBasedCORS: () => false,
    clientDefaults: { id_token_signed_response_alg: 'ES256', token_endpoint_auth_method: 'client_secret_post' },
    // seconds
    ttl: {
      AuthorizationCode: 60, AccessToken: 600, ClientCredentials: 600, IdToken: 600, Interaction: 3600, Session: 43_200, Grant: 43_200,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => renderLogout(ctx, form, formTargets),
        postLogoutSuccessSource: (ctx) => renderSignedOut(ctx, formTargets),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => (client && client.clientId in machineClients ? apiResource : []),
        useGrantedResource: () => false,
        getResourceServerInfo: (_ctx, resource, client) => {
          if (resource !== apiResource || !(client.clientId in machineClients)) throw new errors.InvalidTarget()
          return { scope: apiScope, audience: apiAudience, accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'ES256' } } }
        },
      },
    },
    extraTokenClaims: (ctx) => {
      const organisation = machineClients[ctx.oidc.client?.clientId ?? '']
      return organisation && { organisation }
    },
    renderError: (ctx, out) => renderProtocolError(ctx, out, formTargets),
  }
  return new Provider(file.issuer, configuration)
}

function clientMetadata(file: ClientsFile): ClientMetadata[] {
  const applications = Object.entries(signInClients).map(([id, client]): ClientMetadata => {
    const registered = file.clients[id]!
    return {
      client_id: id, client_secret: registered.secret, client_name: client.name.en, scope: `openid ${client.scope}`,
      grant_types: ['authorization_code'], response_types: ['code'],
      redirect_uris: [...registered.redirectUris], post_logout_redirect_uris: [...registered.postLogoutRedirectUris],
    }
  })
  const machines = Object.keys(machineClients).map((id): ClientMetadata => ({
    client_id: id, client_secret: file.clients[id]!.secret, scope: apiScope,
    grant_types: ['client_credentials'], response_types: [], redirect_uris: [],
  }))
  return [...applications, ...machines]
}

function signInPolicy(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  policy.get('login')!.checks.add(new interactionPolicy.Check(
    'choose_person', 'who is signing in is asked every time', 'login_required', (ctx) => !ctx.oidc.result?.login,
  ))
  return policy
}

async function grantEverythingAllowed(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const known = session.grantIdFor(client.clientId)
  const grant = (known && await provider.Grant.find(known))
    || new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope(client.scope ?? 'openid')
  await grant.save()
  return grant
}
