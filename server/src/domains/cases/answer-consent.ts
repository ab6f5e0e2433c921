import {
  answerConsent as answerEndpoint, consentView as viewEndpoint, myConsents as myEndpoint, recordConsent as recordEndpoint, type ConsentView,
} from '@changxing/contract/consents.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { instantText } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, asOfficer, operation, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { checkAgain, findPersonByNumber, useRealPersonCheck } from '../people/index.ts'
import { awaitedNews } from './awaited.ts'
import { isRunning, type Case } from './case.ts'
import { currentConsent, openShown } from './consents.ts'
import * as consents from './consents.store.ts'
import { settledPlace } from './objections.ts'
import { officeCase } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase } from './record-event.ts'
import type { AwaitRule, ConsentRule } from './service.ts'
import { serviceOf } from './services.ts'

type Asked = { readonly row: consents.ConsentRow; readonly one: Case; readonly rule: AwaitRule & { readonly consent: ConsentRule } }

const askedFor = (row: consents.ConsentRow, one: Case): Asked => {
  const rule = serviceOf(one.service).awaits.find(({ name }) => name === row.name)
  if (!rule?.consent) throw new NoSuchRow('consents.rule')
  return { row, one, rule: { ...rule, consent: rule.consent } }
}

/** What the caller was asked, with the case held while they answer. What others were asked does not exist. */
const ownConsent = async (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Asked> => {
  const { area: home, personId } = asCitizen(context)
  const found = await consents.find(context.db, area, id)
  if (found.person_area !== home || found.person_id !== personId) throw new NoSuchRow('consents.own')
  context.concerns(area, `consent:${id}`)
  const one = await loadCase(context, area, found.case_id, how)
  // Read again: who held the case may have answered or ended it.
  return askedFor(how === 'lock' ? await consents.find(context.db, area, id) : found, one)
}

const endedWords: Readonly<Record<consents.EndedBecause, Words>> = {
  changed: { zh: '申请内容已变更，这次确认已结束；如需确认，会再通知您', en: 'What was applied for has changed and this question is over; you will be told if there is another' },
  withdrawn: { zh: '对方已撤回申请，您无需操作', en: 'It was taken back; there is nothing for you to do' },
  rejected: { zh: '申请未通过，您无需操作', en: 'It was not approved; there is nothing for you to do' },
}

/** What became of an objection, for who raised it. */
const objectedWords = ({ outcome }: consents.ConsentRow): Words =>
  outcome === null ? { zh: '您已提出异议：车管所核实前不办理，核实后告诉您', en: 'You have objected: nothing is done until the office has settled that, and you will be told' }
    : outcome === 'founded' ? { zh: '您的异议成立，这件申请不会通过', en: 'Your objection stands: the application is not approved' }
      : { zh: '您的异议经核实不成立，申请继续办理；不服的，可以申请行政复议或者提起行政诉讼', en: 'Your objection was found not to stand and the application goes on; you may apply for administrative review or go to court' }

/** Why no answer is taken now, or undefined: it was given, is over, or the applicant is just changing what it is about. */
const whyNot = async (context: Context, { row, one, rule }: Asked): Promise<Words | undefined> => {
  if (row.ended_because !== null) return endedWords[row.ended_because]
  if (rule.consent.mayObject && row.state === 'declined') return objectedWords(row)
  if (rule.consent.mayObject && !isRunning(one)) return { zh: '这件申请已办结；有异议的，请到车管所说明', en: 'This application is done; if you object, go to the vehicle office' }
  if (row.state !== 'asked') return row.state === 'agreed' ? { zh: '您已同意', en: 'You have agreed' } : { zh: '您已回答不同意', en: 'You have declined' }
  const { fits } = await currentConsent(context, rule.consent, rule.name, one)
  return fits ? undefined : { zh: '对方正在修改申请内容，改好后会再请您确认', en: 'The applicant is changing it; you will be asked again when that is done' }
}

const waitingWords = ({ answer_by: by }: consents.ConsentRow, { mayObject }: ConsentRule): Words => mayObject
  ? { zh: '不同意的，请在下面说明；车管所核实前不办理。同意的，不用操作', en: 'If you object, say so below: nothing is done until the office has settled that. If you do not, there is nothing for you to do' }
  : ({ zh: `请在 ${by} 前回答；您不同意，就不会办理`, en: `Please answer by ${by}; without your yes nothing is done` })

const settledOf = ({ platform }: Context, row: consents.ConsentRow): ConsentView['settled'] => row.outcome === null || row.settled_words === null ? null : {
  founded: row.outcome === 'founded', words: platform.box.open(row.settled_words, settledPlace(row)).toString('utf8'), at: instantText(row.settled_at!),
}

const present = async (context: Context, asked: Asked): Promise<ConsentView> => {
  const { row, one, rule } = asked
  const not = await whyNot(context, asked)
  const { facts, follows } = openShown(context, row)
  return {
    area: row.area, consentId: row.id, asks: rule.consent.asks, business: serviceOf(one.service).title, state: row.ended_at === null ? row.state : 'ended',
    mayObject: rule.consent.mayObject !== undefined, says: not ?? waitingWords(row, rule.consent), facts: facts.map((fact) => ({ ...fact })), follows: [...follows], clause: rule.clause, askedAt: instantText(row.asked_at),
    answerBy: row.answer_by, answeredAt: row.answered_at && instantText(row.answered_at), settled: settledOf(context, row),
    allowed: not ? [] : rule.consent.mayObject ? ['decline'] : ['agree', 'decline'],
  }
}

const notNow = ({ rule }: Asked, says: Words): Refusal => refused('not-in-this-state', [because(rule.clause, false, says)])

const states = { agree: 'agreed', decline: 'declined' } as const

/** Keeps the answer with what it was given by, sealed; the case hears of it in the same transaction. */
const answered = async (context: Context, { row, one }: Asked, answer: 'agree' | 'decline', by: { readonly checkId?: string; readonly officer?: string; readonly words?: string }): Promise<Case> => {
  const at = context.recorded()
  const sealed = context.platform.box.seal(JSON.stringify({ answer, at, ...by }), `cases.consents/${row.area}/${row.id}/answer`)
  const officerId = context.actor.kind === 'officer' ? context.actor.officerId : null
  await consents.answer(context.db, row, { state: states[answer], at, answer: sealed, channel: officerId === null ? 'app' : 'counter', officerId })
  await awaitedNews(context, one.area, one.id)
  return loadCase(context, one.area, one.id, 'read')
}

/** What waits for the caller's yes or no first, then what they were asked before. */
export const myConsents = operation(myEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const rows = await consents.ofPerson(context.db, area, personId)
  const views = await Promise.all(rows.map(async (row) => present(context, askedFor(row, await loadCase(context, row.area, row.case_id, 'read')))))
  return { consents: views.toSorted((a, b) => b.allowed.length - a.allowed.length) }
})

/** What the caller is asked to agree to. */
export const consentView = operation(viewEndpoint, async (context, { area, consentId }) => present(context, await ownConsent(context, area, consentId, 'read')))

/**
 * Agrees, after a real-person check that serves this alone, or declines, which needs none: who is asked by mistake gets rid of it at once. Who only may
 * object declines, and says why. The same answer again changes nothing. Refusals: not-in-this-state, check-not-confirmed.
 */
export const answerConsent = operation(answerEndpoint, async (context, { area, consentId, answer, realPersonCheckId: checkId, words }) => {
  const asked = await ownConsent(context, area, consentId, 'lock')
  const { row, rule } = asked
  if (row.ended_at === null && row.state === states[answer]) return present(context, asked)
  const not = await whyNot(context, asked)
  if (not) return notNow(asked, not)
  if (rule.consent.mayObject && answer === 'agree') return notNow(asked, waitingWords(row, rule.consent))
  if (answer === 'agree') {
    const result = checkId === undefined ? 'waiting' : await useRealPersonCheck(context.platform, context.db, asCitizen(context), checkId, 'consent', `consent:${consentId}`)
    if (result === 'not-usable') return refused('check-not-confirmed', [because(rule.clause, false, checkAgain, { check: result })])
    if (result !== 'confirmed') {
      return refused('check-not-confirmed', [because(rule.clause, false, {
        zh: `实人认证没有通过，还没有记录您的同意；请在 ${row.answer_by} 前再试，也可带身份证到车管所窗口回答`,
        en: `The real-person check did not confirm you, so no yes was recorded; try again by ${row.answer_by}, or answer at the counter with your identity card`,
      }, { check: result })])
    }
  }
  const one = await answered(context, asked, answer, { ...(checkId !== undefined && { checkId }), ...(words !== undefined && { words }) })
  return present(context, askedFor(await consents.find(context.db, area, row.id), one))
})

/**
 * The counter records the answer of the person asked, who stands there: also of somebody without a phone. Refusals: not-this-person,
 * not-in-this-state.
 */
export const recordConsent = operation(recordEndpoint, async (context, { area, consentId, identityNumber, answer }) => {
  const found = await consents.find(context.db, area, consentId)
  const one = await officeCase(context, area, found.case_id, 'lock')
  const asked = askedFor(await consents.find(context.db, area, consentId), one)
  const { row, rule } = asked
  const there = await findPersonByNumber(context.platform, context.db, normalIdentityNumber(identityNumber))
  if (there?.area !== row.person_area || there.personId !== row.person_id) {
    return refused('not-this-person', [because(rule.clause, false, {
      zh: `这个号码不是本件填写的${rule.consent.person.zh}；请核对证件，或由申请人更正后重新确认`,
      en: `This number is not that of ${rule.consent.person.en} named in the case: compare the card, or have the applicant correct it`,
    })])
  }
  context.concerns(area, `consent:${consentId}`)
  if (row.ended_at === null && row.state === states[answer]) return presentCase(context, one)
  const not = await whyNot(context, asked)
  if (not) return notNow(asked, not)
  return presentCase(context, await answered(context, asked, answer, { officer: asOfficer(context).number }))
})
