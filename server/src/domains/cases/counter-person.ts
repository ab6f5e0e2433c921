import { counterPerson as endpoint } from '@changxing/contract/counter.ts'
import { identityProblems, normalIdentityNumber, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { operation, Problem, type Context } from '../../platform/operation.ts'
import { acceptedCheck, findPersonByNumber, isElder, personOf } from '../people/index.ts'
import { caseOf, isRunning } from './case.ts'
import * as consents from './consents.store.ts'
import { presentSubject, presentSummary } from './present-case.ts'
import { loadCase } from './record-event.ts'
import type { Applicant, SubjectRule } from './service.ts'
import { serviceOf, servicesOffered } from './services.ts'
import * as store from './store.ts'

/** Each kind of thing once, however many services are about it. */
const subjectRules = (): readonly SubjectRule[] =>
  [...new Map(servicesOffered().flatMap(({ subject }) => (subject?.ofPerson ? [[subject.kind, subject] as const] : []))).values()]

/** What is kept in this area: business about other things is done where those are. */
const thingsOf = async (context: Context, area: string, applicant: Applicant) => {
  const things = []
  for (const { kind, label, ofPerson, name } of subjectRules()) {
    for (const subject of (await ofPerson!(context, applicant)).filter((thing) => thing.area === area)) things.push({ kind, label, area: subject.area, id: subject.id, name: await name(context, subject) })
  }
  return things
}

const unknown: Words = {
  zh: '平台还没有此人的记录。请核对号码；首次办理的，照证件填写姓名，就可以在窗口办理', en: 'Nobody is kept with this number. Compare it; for who comes for the first time, give the name on the card and begin here',
}

/** What is wrong with a number, in words that name the slip, or that nobody has it and who does may be entered here (M9.3). */
const notFound = (number: string, today: string): { readonly says: Words; readonly mayEnter: boolean } => {
  const reading = readIdentityNumber(number, today)
  return reading.valid ? { says: unknown, mayEnter: true } : { says: identityProblems[reading.problem], mayEnter: false }
}

const nobodyNamed = { field: 'identityNumber', says: { zh: '请输入证件号码', en: 'Give an identity number' } }

/** Whom the counter means: who stands there, or the principal of the letter that it has examined today. Problem: bad-input. */
const wanted = async (context: Context, number: string | undefined, checkId: string | undefined): Promise<Applicant | undefined> => {
  const accepted = checkId === undefined ? undefined : await acceptedCheck(context, checkId)
  if (accepted) return accepted.letter.principal
  if (number === undefined) throw new Problem('bad-input', [nobodyNamed])
  return findPersonByNumber(context.platform, context.db, number)
}

/** What an office of this area asked the person, and waits for; or what they may object to while it is not decided. */
const askedHere = async (context: Context, area: string, person: Applicant) => {
  const rows = await consents.waitingHere(context.db, area, person.area, person.personId)
  const asked = await Promise.all(rows.map(async ({ id, case_id: caseId, name }) => {
    const one = await loadCase(context, area, caseId, 'read')
    if (!isRunning(one)) return []
    const service = serviceOf(one.service)
    const about = await presentSubject(context, service, one)
    const asks = service.awaits.find((rule) => rule.name === name)?.consent?.asks ?? service.title
    return [{ consentId: id, caseId, asks, title: service.title, subjectName: about?.name ?? null }]
  }))
  return asked.flat()
}

/** Finds who stands at the counter, or whose letter was accepted: what they have here, and what business can be about. Problem: bad-input. */
export const counterPerson = operation(endpoint, async (context, { area, identityNumber, delegationCheckId }) => {
  const { db, platform, today } = context
  const number = identityNumber === undefined ? undefined : normalIdentityNumber(identityNumber)
  const found = await wanted(context, number, delegationCheckId)
  if (!found) return { person: null, ...notFound(number ?? '', today), cases: [], things: [], consents: [] }
  context.concerns(area, `person:${found.personId}`)
  const { name, numberMasked, birthDate } = await personOf(platform, db, found.area, found.personId)
  const rows = await store.ofPersonHere(db, area, found.area, found.personId)
  return {
    person: { area: found.area, personId: found.personId, name, numberMasked, birthDate, green: isElder(birthDate, today) },
    mayEnter: false,
    says: { zh: '请核对本人与证件，再选择业务', en: 'Compare person and card, then choose the business' },
    cases: rows.map((row) => presentSummary(caseOf(platform.box, row), today)),
    things: await thingsOf(context, area, { area: found.area, personId: found.personId }),
    consents: await askedHere(context, area, found),
  }
})
