import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Words } from '@changxing/rules/decision.ts'
import type { Faults } from '../faults.ts'
import { sendJson } from '../http-messages.ts'
import { findPerson } from '../people.ts'
import { announcedPeople } from './announced-people.ts'
import type { ClientsFile } from './clients.ts'
import { html, languageOf } from './page.ts'
import type { SendPage } from './page.ts'
import type { IdentityKeys } from './signing-keys.ts'
import { shiftClock, spoilSignature } from './token-faults.ts'

/** What the check found. `unknown`: nothing was found out (cancelled, no camera); it must never count against the citizen. */
export type RealPersonResult = 'passed' | 'failed' | 'unknown'

const answers: readonly { readonly value: string; readonly result: RealPersonResult; readonly words: Words; readonly main?: true }[] = [
  { value: 'pass', result: 'passed', words: { zh: '刷脸通过', en: 'Face matches' }, main: true },
  { value: 'fail', result: 'failed', words: { zh: '不是本人', en: 'Face does not match' } },
  { value: 'cancel', result: 'unknown', words: { zh: '取消', en: 'Cancel' } },
]

const cameraLabel: Words = { zh: '摄像头画面（演示，不拍照）', en: 'Camera picture (demonstration, nothing is recorded)' }

/** Seconds for which a result may be used. */
const lifetime = 300

const parameters = ['client_id', 'redirect_uri', 'state', 'nonce', 'subject', 'request', 'purpose'] as const

/** Who is to face the camera. `asNamed`: the register has this name with this number; a face that fits the number passes for no other name. */
export type Checked = { readonly subject: string; readonly name: Words; readonly asNamed: boolean }
type Request = Readonly<Record<(typeof parameters)[number], string>> & { readonly person: Checked }

type RealPerson = {
  readonly file: ClientsFile
  readonly keys: IdentityKeys
  readonly faults: Faults
  readonly sendPage: SendPage
}

/**
 * Real-person checks (实人认证): the platform sends the browser here, and gets a signed result back by redirect. Who has an account is named by `subject`;
 * who has none is announced before, by name and identity number, and named by the `request` that the announcement was answered with.
 */
export function makeRealPerson({ file, keys, faults, sendPage }: RealPerson) {
  let earlier: string | undefined
  const announced = announcedPeople()

  const personOf = ({ client_id, nonce, subject, request }: Omit<Request, 'person'>): Checked | Words => {
    if (request !== '') {
      return announced.find(client_id, request, nonce) ?? { zh: '没有这次认证，或已过期（request）。', en: 'There is no such check, or it has expired (request).' }
    }
    const person = findPerson(subject)
    return person?.kind === 'citizen' ? { subject: person.id, name: person.name, asNamed: true } : { zh: '没有这个人（subject）。', en: 'There is no such person (subject).' }
  }

  /** The request, or the sentence that says what is wrong with it. Nothing is ever sent to an address that is not registered. */
  const read = (given: URLSearchParams): Request | Words => {
    const request = Object.fromEntries(parameters.map((name) => [name, given.get(name) ?? ''])) as Omit<Request, 'person'>
    const client = Object.hasOwn(file.clients, request.client_id) ? file.clients[request.client_id] : undefined
    if (!client) return { zh: '应用没有登记（client_id）。', en: 'The application is not registered (client_id).' }
    if (!client.realPersonRedirectUris.includes(request.redirect_uri)) {
      return { zh: '返回地址没有登记（redirect_uri）。', en: 'The address to return to is not registered (redirect_uri).' }
    }
    for (const name of ['state', 'nonce', 'purpose'] as const) {
      if (request[name] === '' || request[name].length > 200) {
        return { zh: `缺少参数或过长：${name}。`, en: `A parameter is missing or too long: ${name}.` }
      }
    }
    const person = personOf(request)
    return 'asNamed' in person ? { ...request, person } : person
  }

  const sign = async (request: Request, result: RealPersonResult, path: string): Promise<string> => {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: file.issuer, aud: request.client_id, sub: request.person.subject, nonce: request.nonce, purpose: request.purpose, result,
      iat: now, exp: now + lifetime, jti: randomUUID(),
    }
    const before = earlier
    const honest = await keys.sign(claims, 'real-person+jwt')
    earlier = honest
    switch (faults.takeSigned('real-person', path, before ? undefined : ['wrong-signature', 'clock-off'])) {
      case undefined: return honest
      case 'wrong-signature': return spoilSignature(honest)
      case 'replay': return before!
      case 'clock-off': return keys.sign(shiftClock(claims), 'real-person+jwt')
    }
  }

  const refuse = (req: IncomingMessage, res: ServerResponse, given: URLSearchParams, problem: Words): void => {
    const language = languageOf(given.get('lang'), undefined, req)
    sendPage(res, 400, {
      language, title: { zh: '无法认证', en: 'Cannot check' }, large: true,
      body: html`<h1>${language === 'zh' ? '无法进行实人认证' : 'The check cannot start'}</h1><p>${problem[language]}</p>`,
    })
  }

  return {
    /** The platform names somebody who has no account, and learns by which `request` to send the browser here. The identity number is in no address. */
    announce(res: ServerResponse, form: URLSearchParams): void {
      const id = form.get('client_id') ?? ''
      const client = Object.hasOwn(file.clients, id) ? file.clients[id] : undefined
      if (!client || client.realPersonRedirectUris.length === 0 || form.get('client_secret') !== client.secret) return sendJson(res, 401, { error: 'invalid_client' })
      const request = announced.add(id, { name: form.get('name') ?? '', identityNumber: form.get('identity_number') ?? '', nonce: form.get('nonce') ?? '' })
      if (request === undefined) return sendJson(res, 400, { error: 'invalid_request' })
      sendJson(res, 201, { request })
    },

    /** The page with the camera frame and one button for each outcome. */
    show(req: IncomingMessage, res: ServerResponse, url: URL): void {
      const request = read(url.searchParams)
      if (!('person' in request)) return refuse(req, res, url.searchParams, request)
      const language = languageOf(url.searchParams.get('lang'), undefined, req)
      const says = (words: Words): string => words[language]
      sendPage(res, 200, {
        language, address: url, title: { zh: '实人认证', en: 'Real-person check' }, large: true,
        body: html`
          <h1>${says({ zh: `请 ${request.person.name.zh} 本人面对镜头`, en: `${request.person.name.en}, please face the camera` })}</h1>
          <p>${says({ zh: '用途：', en: 'Purpose: ' })}${request.purpose}</p>
          <div class="camera" role="img" aria-label="${says(cameraLabel)}"></div>
          <form method="post" action="${url.pathname}">
            ${parameters.map((name) => html`<input type="hidden" name="${name}" value="${request[name]}">`)}
            <input type="hidden" name="lang" value="${language}">
            <div class="actions">${answers.map(({ value, words, main }) =>
              html`<button name="answer" value="${value}"${main ? html` class="main"` : html``}>${says(words)}</button>`)}</div>
          </form>`,
      })
    },

    /** The pressed button: back to the application with `state` and the signed `result`. */
    async answer(req: IncomingMessage, res: ServerResponse, url: URL, form: URLSearchParams): Promise<void> {
      const request = read(form)
      if (!('person' in request)) return refuse(req, res, form, request)
      const chosen = answers.find((answer) => answer.value === form.get('answer'))
      if (!chosen) return refuse(req, res, form, { zh: '没有选择结果（answer）。', en: 'No outcome was chosen (answer).' })
      const back = new URL(request.redirect_uri)
      back.searchParams.set('state', request.state)
      back.searchParams.set('result', await sign(request, chosen.result === 'passed' && !request.person.asNamed ? 'failed' : chosen.result, url.pathname))
      res.statusCode = 303
      res.setHeader('location', back.href)
      res.setHeader('cache-control', 'no-store')
      res.setHeader('referrer-policy', 'no-referrer')
      res.end()
    },
  }
}
