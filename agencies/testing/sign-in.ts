import * as openid from 'openid-client'
import type { AgenciesUnderTest } from './agencies-under-test.ts'
import { changxingUrl } from './agencies-under-test.ts'
import type { Browser } from './browser.ts'

export const redirectUri = `${changxingUrl}/auth/callback`

/** Goes to the sign-in page as an application would send the browser there. */
export async function beginSignIn(agencies: AgenciesUnderTest, browser: Browser, clientId: string, scope: string) {
  const configuration = await agencies.relyingOn(clientId)
  const codeVerifier = openid.randomPKCECodeVerifier()
  const nonce = openid.randomNonce()
  const state = openid.randomState()
  const start = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri, scope, nonce, state,
    code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier), code_challenge_method: 'S256',
  })
  const page = await browser.follow(start)
  return {
    configuration,
    page,
    text: await page.response?.text() ?? '',
    /** Chooses a person; answers where the browser was sent. */
    choose: (person: string) => browser.press(page.url, { person }),
    /** Exchanges the code at the address to which the browser was sent back. */
    finish: (callback: URL) => openid.authorizationCodeGrant(
      configuration, callback, { pkceCodeVerifier: codeVerifier, expectedNonce: nonce, expectedState: state }),
  }
}
