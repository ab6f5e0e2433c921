import { addMonths } from '@changxing/rules/civil-date.ts'
import type { Facts, Words } from '@changxing/rules/decision.ts'
import { classesOf } from '@changxing/rules/licences/class-rules.ts'
import { licenceStates, stateLetters } from '@changxing/rules/licences/states.ts'
import { decide } from '@changxing/rules/registry.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { newId } from '../../platform/ids.ts'
import { applicantOf, type About, type Applicant, type Case, type Channel } from '../cases/index.ts'
import { personOf } from '../people/index.ts'
import { militaryCheck, recordOf } from './ask-registers.ts'
import { changeLicence } from './change-licence.ts'
import * as documents from './documents.store.ts'
import { bound, heldLicence } from './licence-file.ts'
import { authorityOf, newCardNumber, newFileNumber } from './licence-numbers.ts'
import * as licences from './licences.store.ts'
import { portraitDigest } from './portrait.ts'

export type MilitaryBusiness = 'exchange' | 'note'

const text = (answers: Facts, name: string): string | undefined => (typeof answers[name] === 'string' && answers[name] !== '' ? answers[name] : undefined)

/** In force, or at least not ended: who has one does not exchange another. */
const isHeld = (row: licences.LicenceRow | undefined): boolean => row !== undefined && stateLetters(row.states).every((letter) => licenceStates[letter].status !== 1)

/** Months within which an exchange with tests is finished, and tests count. */
const testsCountMonths = 36

/** The class of the military first issue: as the register has it, else as the applicant says. */
const firstClassOf = (about: Pick<About, 'checks'>, answers: Facts): string | undefined => {
  const record = recordOf(about.checks)
  return record?.classes.find(({ since }) => since === record.firstIssuedOn)?.code ?? text(answers, 'firstClass')
}

/** The facts of `licences.military-business` from the file, the register and what the applicant says. */
export const militaryFacts = async (context: Context, applicant: Applicant, answers: Facts, _channel: Channel, about: About): Promise<Facts> => {
  const { db, platform, today } = context
  const row = await licences.ofPerson(db, applicant.area, applicant.personId)
  const { birthDate } = await personOf(platform, db, applicant.area, applicant.personId)
  const result = about.checks.find(({ name }) => name === militaryCheck.name)?.result
  const since = addMonths(today, -testsCountMonths)
  const passed = async (subject: documents.Subject) => (await documents.passedSince(db, applicant.area, applicant.personId, subject, since)) !== undefined
  const [classes, firstClass, militaryFirstIssue] = [text(answers, 'classes'), firstClassOf(about, answers), text(answers, 'militaryFirstIssue')]
  return {
    birthDate, holdsCivilLicence: isHeld(row), testsPassed: (await passed('one')) && (await passed('three')),
    ...(row && { issuedOn: row.first_issued_on }), ...(result && result !== 'waiting' && { check: result }),
    ...(classes && { classes }), ...(firstClass && { firstClass }), ...(militaryFirstIssue && { militaryFirstIssue }),
    ...(text(answers, 'licenceNumber') && { prefix: text(answers, 'licenceNumber')!.slice(0, 2) }),
  }
}

/** What was noted, as a line of the second page and of the record. */
const noteWords = (firstIssuedOn: string, classes: readonly { readonly code: string; readonly since: string }[]): Words => {
  const added = classes.filter(({ since }) => since !== firstIssuedOn)
  const [first] = [classes.filter(({ since }) => since === firstIssuedOn).map(({ code }) => code).join('')]
  return {
    zh: `军警驾驶证初次领证日期 ${firstIssuedOn}${first ? `，${first}` : ''}${added.map(({ code, since }) => `；增驾 ${code} ${since}`).join('')}`,
    en: `Military licence first issued on ${firstIssuedOn}${first ? `, ${first}` : ''}${added.map(({ code, since }) => `; ${code} added on ${since}`).join('')}`,
  }
}

/** What the officers have found good stands like a check that confirmed: cleared, compared by eye, or silent to the end. */
const decideNow = async (context: Context, business: MilitaryBusiness, approved: Case) => {
  const about = { area: approved.area, caseId: approved.id, subject: null, subjectName: null, acting: 'self' as const, checks: approved.checks }
  const facts = await militaryFacts(context, applicantOf(approved), approved.answers, 'online', about)
  const answered = decide('licences.military-business', context.today, { ...facts, business, check: 'confirmed' })
  if (answered.outcome['allowed'] !== true) throw new Problem('changed-meanwhile')
  return answered
}

const noteOf = (context: Context, how: licences.MilitaryNote['how'], approved: Case, reasons: licences.MilitaryNote['reasons']): licences.MilitaryNote => {
  const record = recordOf(approved.checks)
  const firstIssuedOn = record?.firstIssuedOn ?? text(approved.answers, 'militaryFirstIssue')!
  const classes = record?.classes ?? classesOf(text(approved.answers, 'classes')!).map((code) => ({ code, since: firstIssuedOn }))
  const dated = classes.map(({ code, since }) => ({
    code,
    since: String(decide('licences.added-class-date', context.today, {
      noteOnly: how === 'note-only', firstIssuedOn, addedOn: since, newStyleIssuedOn: record?.newStyleIssuedOn ?? firstIssuedOn,
    }).outcome['date']),
  }))
  return { how, notedOn: context.today, prefix: text(approved.answers, 'licenceNumber')!.slice(0, 2), firstIssuedOn, classes: dated, reasons }
}

/** Issues the e-licence with the photo that was given, so that it bears the note at once. */
const issueWithPhoto = async ({ db, platform, recorded }: Context, area: string, licenceId: string, approved: Case, kept: string | null): Promise<boolean> => {
  const photo = approved.documents.find(({ kind }) => kind === 'photo')?.fileId ?? kept
  if (photo === null) return false
  await licences.keepPhoto(db, area, licenceId, photo, recorded())
  await licences.issue(db, { area, licenceId, caseId: approved.id, photo, portraitDigest: await portraitDigest(platform, db, area, photo), at: recorded() })
  return true
}

/**
 * Issues the civil licence for a military one: first-issue date by M7.4, six years from today (M7.5), the true military dates noted on the
 * e-licence (M7.3.1). A former civil licence that has ended takes it up.
 */
export const exchangeMilitary = async (context: Context, approved: Case): Promise<Facts> => {
  const { db, platform, today } = context
  const { area, personId } = applicantOf(approved)
  const { outcome, reasons } = await decideNow(context, 'exchange', approved)
  const dates = reasons.filter(({ clause }) => clause.startsWith('M7.4') || clause === 'M7.5').map(({ clause, says }) => ({ clause, says }))
  const military = noteOf(context, 'mark-first-issue', approved, dates)
  const firstIssuedOn = String(outcome['firstIssueDate'])
  const later = (day: string) => (day > firstIssuedOn ? day : firstIssuedOn)
  const fields = {
    classes: classesOf(military.classes.map(({ code }) => code).join('')).join(''), class_since: Object.fromEntries(military.classes.map(({ code, since }) => [code, later(since)])),
    first_issued_on: firstIssuedOn, valid_from: today, valid_until: String(outcome['validUntil']), points: 0, states: 'A', authority: authorityOf(area),
    records: [noteWords(military.firstIssuedOn, military.classes)], military, cancelled_on: null, cancelled_for: null,
  }
  const former = await heldLicence(db, area, personId)
  if (former) {
    await changeLicence(context, former, { ...fields, reached_twelve: false, postponed: {} }, { caseId: approved.id, cause: 'military-exchange' })
  }
  const id = former?.id ?? newId(platform.clock)
  if (!former) {
    const seal = (field: string, words: string) => platform.box.seal(words, bound(area, id, field))
    const { identityNumber } = await personOf(platform, db, area, personId)
    await licences.insert(db, {
      ...fields, area, id, person_id: personId, nationality: { zh: '中国', en: 'China' }, kept_photo: null,
      file_number: seal('file-number', await newFileNumber(context, area)), card_number: seal('card-number', await newCardNumber(context, area)),
    }, context.recorded())
    await licences.enterDirectory(db, platform.blindIndex('licence-number', identityNumber), area, id)
  }
  const issued = await issueWithPhoto(context, area, id, approved, former?.kept_photo ?? null)
  return { classes: fields.classes, firstIssuedOn, validFrom: today, validUntil: fields.valid_until, militaryFirstIssue: military.firstIssuedOn, eLicence: issued ? 'issued' : 'none' }
}

/** Notes a military licence in the safe-driving record; the paper stays as it is (M7.3.2). */
export const noteMilitary = async (context: Context, approved: Case): Promise<Facts> => {
  const { area, personId } = applicantOf(approved)
  const row = await heldLicence(context.db, area, personId)
  if (!row) throw new Problem('changed-meanwhile')
  const { reasons } = await decideNow(context, 'note', approved)
  const military = noteOf(context, 'note-only', approved, reasons.filter(({ clause }) => clause === 'M7.3.2').map(({ clause, says }) => ({ clause, says })))
  await changeLicence(context, row, { military })
  return { noted: true, militaryFirstIssue: military.firstIssuedOn, classes: military.classes.map(({ code, since }) => `${code} ${since}`).join(', ') }
}
