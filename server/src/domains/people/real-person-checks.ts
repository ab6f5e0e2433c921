import { randomBytes } from 'node:crypto'
import { realPersonCheck as realPersonCheckEndpoint, startRealPersonCheck as startEndpoint } from '@changxing/contract/people.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { FastifyInstance } from 'fastify'
import { isoInstant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, operation, Problem, type Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { announcePerson, subjectOfNamed } from '../../exchange/real-person/announce-person.ts'
import { realPersonResult } from '../../exchange/real-person/verify-result.ts'
import { personOf, unknownSubject } from './persons.ts'
import * as store from './store.ts'

/** A result may be used this long after it was given; longer, and it no longer says who holds the phone. */
const usableMillis = 15 * 60_000

// The provider shows the purpose to the person, so it is sent in words.
const purposeWords: Readonly<Record<store.CheckRow['purpose'], string>> = {
  'e-licence-application': '申领电子驾驶证 · Apply for the e-licence',
  'e-licence-device': '在本机启用电子驾驶证 · Put the e-licence on this phone',
  case: '办理业务 · Do business with the traffic authority',
  delegation: '委托他人办理业务 · Let somebody act for you',
  consent: '同意他人申请的业务 · Agree to what somebody else applies for',
}

type Checked = { readonly area: string; readonly personId: string }

const freshNonce = () => randomBytes(16).toString('base64url')

/** A check of this person at the provider, and the address of the page that makes it. `called`: the account, or the announcement of who has none. */
const beginCheck = async (
  context: Context, { area, personId }: Checked, nonce: string, called: { readonly subject: string } | { readonly request: string },
  purpose: store.CheckRow['purpose'], returnTo: string,
) => {
  const { config, clock } = context.platform
  const id = newId(clock)
  await store.insertCheck(context.db, { area, id, personId, purpose, nonce, returnTo, at: clock.now() })
  const url = new URL(config.agencies.realPerson)
  const parameters = { client_id: config.oidc.clients.citizen.id, redirect_uri: `${config.publicUrl}/auth/real-person/callback`, state: `${area}.${id}`, nonce, ...called, purpose: purposeWords[purpose] }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { checkId: id, url: url.href }
}

/** Sends the citizen to the provider's real-person check. */
export const startRealPersonCheck = operation(startEndpoint, async (context, { purpose, returnTo }) => {
  const citizen = asCitizen(context)
  return beginCheck(context, citizen, freshNonce(), { subject: citizen.subject }, purpose, returnTo)
})

/**
 * The check of a person in whose place somebody acts, on the phone of who acts (M6.1.1). Who has never signed in is announced to the provider by name
 * and identity number: no account is needed to compare a face. Undefined when the provider does not answer: no check is begun.
 */
export const startCheckOf = async (
  context: Context, person: { readonly area: string; readonly personId: string }, returnTo: string,
): Promise<{ readonly checkId: string; readonly url: string } | undefined> => {
  const { subject, name, identityNumber } = await personOf(context.platform, context.db, person.area, person.personId)
  const nonce = freshNonce()
  if (subject !== unknownSubject) return beginCheck(context, person, nonce, { subject }, 'case', returnTo)
  const request = await announcePerson(context.platform, { name, identityNumber, nonce })
  return request === undefined ? undefined : beginCheck(context, person, nonce, { request }, 'case', returnTo)
}

/** What became of a check; only its own person may ask. */
export const realPersonCheck = operation(realPersonCheckEndpoint, async (context, { checkId }) => {
  const { area, personId } = asCitizen(context)
  const row = await store.lockCheck(context.db, area, checkId)
  if (!row || row.person_id !== personId) throw new Problem('not-found')
  const usable = row.result === 'confirmed' && row.answered_at && row.used_for === null
  return { checkId, purpose: row.purpose, result: row.result, usableUntil: usable ? isoInstant(row.answered_at!.getTime() + usableMillis) : null }
})

/** What a check says: the provider's answer, or that this check says nothing here. */
export type CheckUse = Exclude<store.CheckRow['result'], 'waiting'> | 'not-usable'

/** To whom a check was of no use: what to do. */
export const checkAgain: Words = {
  zh: '这次认证没有结果、已经用过或超过了 15 分钟，请重新认证', en: 'This check has no answer, was used already or is older than 15 minutes: make it again',
}

/**
 * Uses a check for one purpose, once, and answers what the provider said. `not-usable` when that is nothing: there is no such check of this person
 * for this purpose, it has no answer, was used for something else or is too old. Neither counts against the citizen, but only the provider's own
 * `unknown` may stand for an answer. `instead`: the check whose answer this one is to replace; it has to be later.
 */
export const useRealPersonCheck = async (
  platform: Platform, db: Tx, person: { readonly area: string; readonly personId: string }, checkId: string, purpose: store.CheckRow['purpose'], usedFor: string,
  instead?: string,
): Promise<CheckUse> => {
  const row = await store.lockCheck(db, person.area, checkId)
  if (!row || row.person_id !== person.personId || row.purpose !== purpose || row.answered_at === null || row.result === 'waiting') return 'not-usable'
  if (row.used_for !== null && row.used_for !== usedFor) return 'not-usable'
  if (platform.clock.millis() - row.answered_at.getTime() > usableMillis) return 'not-usable'
  const before = instead === undefined ? undefined : await store.lockCheck(db, person.area, instead)
  if (before?.answered_at && row.answered_at <= before.answered_at) return 'not-usable'
  await store.useCheck(db, person.area, checkId, usedFor)
  return row.result
}

const results = { passed: 'confirmed', failed: 'denied', unknown: 'unknown' } as const

/** The browser comes back with the provider's signed answer. Only that answer counts, and only for the check that carried its nonce. */
export const mountRealPersonCallback = (server: FastifyInstance, platform: Platform) => {
  const verify = realPersonResult(platform.config)
  server.get('/auth/real-person/callback', async (request, reply) => {
    const query = request.query as { state?: string; result?: string }
    const [area = '', id = ''] = (query.state ?? '').split('.')
    const home = '/citizen/?realPerson=failed'
    if (!/^\d{6}$/.test(area) || !/^[0-9a-f-]{36}$/.test(id)) return reply.redirect(home)
    const answer = await verify(query.result ?? '')
    const back = await platform.database.transaction(async (db) => {
      const check = await store.lockCheck(db, area, id)
      if (!check) return undefined
      const { subject, name, identityNumber } = await personOf(platform, db, area, check.person_id)
      const called = subject === unknownSubject ? subjectOfNamed({ name, identityNumber, nonce: check.nonce }) : subject
      const fits = answer && answer.nonce === check.nonce && answer.purpose === purposeWords[check.purpose] && answer.subject === called
      if (fits) await store.answerCheck(db, area, id, results[answer.result], platform.clock.now())
      return check.return_to
    })
    if (!back) return reply.redirect(home)
    return reply.redirect(`${back}${back.includes('?') ? '&' : '?'}realPerson=${id}`)
  })
}
