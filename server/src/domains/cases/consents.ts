import { consentLimits } from '@changxing/rules/cases/consent-limits.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import type { Facts, Words } from '@changxing/rules/decision.ts'
import { instantText } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Context } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import type { Case } from './case.ts'
import * as consents from './consents.store.ts'
import type { Applicant, AwaitRule, AwaitStanding, ConsentRule, Shown } from './service.ts'

/** Who is asked, at the start of a sentence. */
export const starting = ({ en }: Words): string => en.charAt(0).toUpperCase() + en.slice(1)

const linkOf = ({ area, id }: Pick<consents.ConsentRow, 'area' | 'id'>) => `/consents/${area}/${id}`

/** What a yes is about: this person, this thing, these answers. */
const indexOf = ({ platform }: Context, { about }: ConsentRule, one: Case, person: Applicant): Buffer => {
  const answers: Facts = Object.fromEntries(about.map((name) => [name, one.answers[name] ?? null]))
  return platform.blindIndex('consent', JSON.stringify([person.area, person.personId, one.subject, answers]))
}

/** What is asked now, and whether the answers are still those that it was asked about. */
export const currentConsent = async (context: Context, rule: ConsentRule, name: string, one: Case) => {
  const [row, person] = await Promise.all([consents.current(context.db, one.area, one.id, name), rule.who(context, one)])
  return { row, person, fits: row !== undefined && person !== undefined && row.about.equals(indexOf(context, rule, one, person)) }
}

export const sealShown = ({ platform }: Context, area: string, id: string, shown: Shown): Buffer =>
  platform.box.seal(JSON.stringify(shown), `cases.consents/${area}/${id}/asked`)

export const openShown = ({ platform }: Context, { area, id, asked }: consents.ConsentRow): Shown =>
  JSON.parse(platform.box.open(asked, `cases.consents/${area}/${id}/asked`).toString('utf8')) as Shown

const endedBodies: Readonly<Record<consents.EndedBecause, Words>> = {
  changed: { zh: '申请内容已变更，原来的确认不再有效。', en: 'What was applied for has changed: the former question is over.' },
  withdrawn: { zh: '对方已撤回申请，不用再回答。', en: 'It was taken back; there is nothing to answer any more.' },
  rejected: { zh: '申请未通过，不用再回答。', en: 'It was not approved; there is nothing to answer any more.' },
}

const end = async (context: Context, { asks }: ConsentRule, row: consents.ConsentRow, because: consents.EndedBecause): Promise<void> => {
  await consents.end(context.db, row, because, context.recorded())
  await tell(context, { area: row.person_area, personId: row.person_id }, {
    title: { zh: `${asks.zh}：已结束`, en: `${asks.en}: over` }, body: endedBodies[because], link: linkOf(row),
  })
}

/** What was asked for this case is over. */
export const endConsent = async (context: Context, rule: ConsentRule, name: string, one: Case, because: consents.EndedBecause): Promise<void> => {
  const row = await consents.current(context.db, one.area, one.id, name)
  if (row) await end(context, rule, row, because)
}

/** Asks the person, or tells who may object, unless they were asked exactly this already; what was asked before is over. */
export const beginConsent = async (context: Context, rule: ConsentRule, name: string, one: Case): Promise<void> => {
  const { row, person, fits } = await currentConsent(context, rule, name, one)
  if (!person || fits) return
  if (row) await end(context, rule, row, 'changed')
  const { answerDays, remindAfterDays } = consentLimits.on(context.today).value
  const id = newId(context.platform.clock)
  const answerBy = addDays(context.today, answerDays)
  await consents.ask(context.db, {
    area: one.area, id, case_id: one.id, name, person_area: person.area, person_id: person.personId, about: indexOf(context, rule, one, person),
    asked: sealShown(context, one.area, id, await rule.shows(context, one)), answer_by: answerBy, remind_on: addDays(context.today, remindAfterDays),
    at: context.recorded(),
  })
  await tell(context, person, {
    title: rule.asks,
    body: rule.mayObject ? await rule.mayObject.tells(context, one) : {
      zh: `请在 ${answerBy} 前打开“我的－等我确认”，看清内容后回答同意或不同意；也可带身份证到车管所窗口回答。不是您的事，请回答不同意。`,
      en: `Please open it by ${answerBy}, read what it is about and agree or decline; or answer at the counter with your identity card. If it is none of yours, decline.`,
    },
    link: linkOf({ area: one.area, id }), sms: true,
  })
}

/** Where it stands. Silence is no yes, however long. */
const standing = async (context: Context, rule: ConsentRule, name: string, one: Case): Promise<AwaitStanding> => {
  const { zh, en } = rule.person
  const { row, fits } = await currentConsent(context, rule, name, one)
  if (!row) return { state: 'open', says: { zh: `还没有请${zh}确认`, en: `${starting(rule.person)} was not asked yet` } }
  if (!fits) return { state: 'open', says: { zh: `内容已变更，须请${zh}重新确认`, en: `What was asked has changed: ${en} has to be asked anew` } }
  if (row.state === 'agreed') return { state: 'done', says: { zh: `${zh}已同意`, en: `${starting(rule.person)} agreed` }, doneAt: instantText(row.answered_at!), ...(row.officer_id && { by: row.officer_id }) }
  if (row.state === 'declined') return { state: 'refused', says: { zh: `${zh}不同意`, en: `${starting(rule.person)} declined` }, doneAt: instantText(row.answered_at!) }
  if (context.today > row.answer_by) {
    return { state: 'open', consentId: row.id, says: {
      zh: `${zh}到 ${row.answer_by} 还没有答复；可以请其到窗口回答，或者撤回申请`, en: `${starting(rule.person)} did not answer by ${row.answer_by}: ask them to answer at a counter, or take the application back`,
    } }
  }
  return { state: 'open', consentId: row.id, says: {
    zh: `已通知${zh}，请其在 ${row.answer_by} 前在应用内或窗口回答`, en: `${starting(rule.person)} was told, and is asked to answer in the app or at a counter by ${row.answer_by}`,
  } }
}

/** Another person has to agree before the approval: asked at the submission, in their app or at the counter, for exactly these facts. */
export const consent = (words: Pick<AwaitRule, 'name' | 'label' | 'clause' | 'when'> & { readonly consent: ConsentRule }): AwaitRule => {
  const { name, consent: rule } = words
  return {
    ...words,
    begin: (context, one) => beginConsent(context, rule, name, one),
    standing: (context, one) => standing(context, rule, name, one),
    end: (context, one, because) => endConsent(context, rule, name, one, because),
  }
}

/**
 * Reminds, once, who has not answered; after the last day tells the applicant, once. Nothing is decided by it: the applicant may wait on, or take
 * the application back. Who only may object is left in peace.
 */
export const remindOfConsent = async (context: Context, rule: ConsentRule, row: consents.ConsentRow, tellApplicant: (says: Words) => Promise<void>): Promise<void> => {
  if (rule.mayObject) {
    await consents.noteOverdue(context.db, row, context.recorded())
    return
  }
  if (context.today > row.answer_by) {
    await consents.noteOverdue(context.db, row, context.recorded())
    return tellApplicant({
      zh: `${rule.person.zh}到 ${row.answer_by} 还没有答复。可以请其到窗口回答，或者撤回申请；没有答复不会自动通过`,
      en: `${starting(rule.person)} did not answer by ${row.answer_by}. Ask them to answer at a counter, or take the application back; without an answer nothing is approved`,
    })
  }
  await consents.noteReminded(context.db, row, context.recorded())
  await tell(context, { area: row.person_area, personId: row.person_id }, {
    title: { zh: `${rule.asks.zh}：请回答`, en: `${rule.asks.en}: please answer` },
    body: { zh: `请在 ${row.answer_by} 前回答同意或不同意。没有回答，不会办理。`, en: `Please agree or decline by ${row.answer_by}. Without your answer nothing is done.` },
    link: linkOf(row), sms: true,
  })
}
