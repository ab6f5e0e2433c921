import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Faults } from '../faults.ts'
import { readForm, sendText } from '../http-messages.ts'
import { registerClients } from './clients.ts'
import { pageSender } from './page.ts'
import { signOutScript } from './protocol-pages.ts'
import { makeProvider } from './provider.ts'
import { makeRealPerson } from './real-person.ts'
import { acceptSignIn, showSignIn } from './sign-in.ts'
import { loadIdentityKeys } from './signing-keys.ts'
import { makeTokenFaults } from './token-faults.ts'

type Options = { readonly publicUrl: string; readonly changxingUrl: string; readonly directory: string; readonly faults: Faults }

/** The identity provider under `/identity`: OpenID Connect, its sign-in page, and real-person checks. */
export async function makeIdentityAgency({ publicUrl, changxingUrl, directory, faults }: Options) {
  const file = await registerClients(directory, publicUrl, changxingUrl)
  const keys = await loadIdentityKeys(directory)
  const formTargets = [new URL(changxingUrl).origin]
  const sendPage = pageSender(formTargets)
  const provider = makeProvider(file, keys, formTargets)
  const protocol = provider.callback()
  const realPerson = makeRealPerson({ file, keys, faults, sendPage })
  const aroundToken = makeTokenFaults(faults, keys)
  const { host, protocol: scheme } = new URL(publicUrl)
  provider.proxy = scheme === 'https:'

  return async function handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    // the issuer has one name, whichever name brought the request here
    req.headers.host = host
    req.headers['x-forwarded-host'] = host
    req.headers['x-forwarded-proto'] = scheme.slice(0, -1)

    const { pathname } = url
    if (pathname === '/identity/sign-out.js') return sendText(res, 'text/javascript; charset=utf-8', signOutScript)
    if (pathname === '/identity/real-person/requests' && req.method === 'POST') return realPerson.announce(res, await readForm(req))
    if (pathname === '/identity/real-person') {
      if (req.method === 'GET') return realPerson.show(req, res, url)
      if (req.method === 'POST') return realPerson.answer(req, res, url, await readForm(req))
    }
    if (/^\/identity\/sign-in\/[\w-]+$/.test(pathname)) {
      if (req.method === 'GET') return showSignIn({ provider, sendPage }, req, res, url)
      if (req.method === 'POST') return acceptSignIn({ provider, sendPage }, req, res, url, await readForm(req))
    }
    const whole = req.url!
    const toProtocol = (): void => {
      // mounted as Express would: the library finds its mount path by comparing the two
      Object.assign(req, { originalUrl: whole })
      req.url = whole.slice('/identity'.length) || '/'
      void protocol(req, res)
    }
    if (pathname === '/identity/token') return aroundToken(pathname, res, toProtocol)
    toProtocol()
  }
}
