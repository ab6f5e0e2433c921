import { licenceBusiness, type LicenceBusiness, type Postponement } from '@changxing/rules/licences/business-kinds.ts'
import { classesOf } from '@changxing/rules/licences/class-rules.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { decide } from '@changxing/rules/registry.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { applicantOf, type Applicant, type Case } from '../cases/index.ts'
import { tell } from '../notices/index.ts'
import { personOf } from '../people/index.ts'
import { changeLicence, type LicenceChange } from './change-licence.ts'
import { bound } from './licence-file.ts'
import { authorityOf, newFileNumber } from './licence-numbers.ts'
import * as licences from './licences.store.ts'
import { portraitDigest } from './portrait.ts'

/** The licence of the person. Problem: not-found, named as the licence. */
export const licenceOf = async ({ db }: Pick<Context, 'db'>, { area, personId }: Applicant): Promise<licences.LicenceRow> => {
  const row = await licences.ofPerson(db, area, personId)
  if (!row) throw new Problem('not-found', [{ field: 'licence', says: { zh: '没有查到您的驾驶证', en: 'No driving licence of yours was found' } }])
  return row
}

/** Points at which a cycle is full; the register marks it in the file when the cycle ends. */
const fullPoints = 12

const given = (answers: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(names.flatMap((name) => (typeof answers[name] === 'string' && answers[name] !== '' ? [[name, answers[name]]] : [])))

/** The facts of `licences.business` from the file, and what the applicant answered. */
export const businessFacts = async (context: Context, applicant: Applicant, answers: Facts): Promise<Facts> => {
  const row = await licenceOf(context, applicant)
  const { birthDate } = await personOf(context.platform, context.db, applicant.area, applicant.personId)
  return {
    states: row.states, class: row.classes, birthDate, firstIssuedOn: row.first_issued_on, validFrom: row.valid_from, reachedTwelve: row.reached_twelve || row.points >= fullPoints,
    ...(row.valid_until !== null && { validUntil: row.valid_until }), ...given(answers, ['choice', 'postpone', 'postponeUntil']),
  }
}

/** Takes hold of the licence for the rest of the approval. */
export const holdLicence = async (context: Context, approved: Case): Promise<void> => {
  const row = await licenceOf(context, applicantOf(approved))
  await licences.lock(context.db, row.area, row.id)
}

/** What happened outside the validity, classes and states that the rule decides. */
const further = async (context: Context, row: licences.LicenceRow, business: LicenceBusiness, { answers, decision }: Case): Promise<LicenceChange> => {
  const { today } = context
  switch (business) {
    case 'renewal': return { reached_twelve: false, postponed: {}, medical_on: today }
    case 'age-limit': return { medical_on: today }
    case 'cancel': return { cancelled_on: today, cancelled_for: 'own-request', postponed: {} }
    case 'medical': {
      const { medical: _, ...postponed } = row.postponed
      return { medical_on: today, postponed, cancelled_on: null, cancelled_for: null }
    }
    case 'postpone': {
      const what = String(answers['postpone']) as Postponement
      return { postponed: { ...row.postponed, [what]: String(answers['postponeUntil']) } }
    }
    case 'end-postponement': return { postponed: {} }
    case 'transfer-in': {
      const area = String(answers['toArea'])
      const left = { zh: `${decision!.on} 由 ${row.authority.zh} 转入`, en: `Moved in from ${row.authority.en} on ${decision!.on}` }
      const fileNumber = context.platform.box.seal(await newFileNumber(context, area), bound(row.area, row.id, 'file-number'))
      return { authority: authorityOf(area), file_number: fileNumber, records: [...row.records, left] }
    }
    case 'lost': case 'damaged': return {}
  }
}

const stillForbidden = { zh: '延期期间不得驾驶机动车', en: 'no driving while it is postponed' }

const tellOfPostponement = (context: Context, { area, person_id: personId }: licences.LicenceRow, until: string) =>
  tell(context, { area, personId }, {
    title: { zh: '延期期间不得驾驶', en: 'No driving while it is postponed' },
    body: {
      zh: `已延期至 ${until}，${stillForbidden.zh}。办错了、要开车的，可随时“撤销延期”。`,
      en: `Postponed until ${until}: ${stillForbidden.en}. A mistake, or you want to drive? Take the postponement back at any time.`,
    },
    link: '/services/licences.end-postponement', sms: true,
  })

/** A photo given with the case is kept, and becomes the portrait of an issued e-licence. */
export const keepGivenPhoto = async (context: Context, row: licences.LicenceRow, approved: Case): Promise<void> => {
  const { db, platform } = context
  const photo = approved.documents.find(({ kind }) => kind === 'photo')?.fileId
  if (photo === undefined) return
  await licences.keepPhoto(db, row.area, row.id, photo, context.recorded())
  if (row.e_issued_at === null) return
  await licences.issue(db, { area: row.area, licenceId: row.id, caseId: approved.id, photo, portraitDigest: await portraitDigest(platform, db, row.area, photo), at: context.recorded() })
}

/** Does everyday business of a licence, as the rule says by the law of the day of the application. Answers what was made. */
export const doBusiness = (business: LicenceBusiness) => async (context: Context, approved: Case): Promise<Facts> => {
  const applicant = applicantOf(approved)
  const row = await licenceOf(context, applicant)
  await licences.lock(context.db, row.area, row.id)
  const { outcome } = decide('licences.business', approved.decision!.on, { ...(await businessFacts(context, applicant, approved.answers)), business })
  if (outcome['allowed'] !== true) throw new Problem('changed-meanwhile')
  const [classes, states] = [String(outcome['class']), String(outcome['states'])]
  const since = Object.fromEntries(classesOf(classes).map((code) => [code, row.class_since[code] ?? (row.classes.includes(code) ? row.first_issued_on : context.today)]))
  const change: LicenceChange = {
    classes, states, class_since: since, valid_from: String(outcome['validFrom']), valid_until: outcome['validUntil'] as string | null, ...(await further(context, row, business, approved)),
  }
  const changed = await changeLicence(context, row, change, outcome['newLicence'] === true ? { caseId: approved.id, cause: business } : undefined)
  await keepGivenPhoto(context, row, approved)
  if (business === 'postpone') await tellOfPostponement(context, row, String(approved.answers['postponeUntil']))
  return {
    business: licenceBusiness[business].name.en, classes, states, validFrom: change.valid_from!, validUntil: change.valid_until ?? null,
    newDocument: changed.cardNumber !== null, eLicence: row.e_issued_at === null ? 'none' : 'renewed',
  }
}
