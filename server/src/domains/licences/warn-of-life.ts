import { daysBetween } from '@changxing/rules/civil-date.ts'
import { lifeDays, warnedOf, warningDays, type LifeDay } from '@changxing/rules/licences/decide-life.ts'
import { BadFacts } from '@changxing/rules/registry.ts'
import type { Tx } from '../../platform/database.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Platform } from '../../platform/platform.ts'
import { tell } from '../notices/index.ts'
import { personKey, personsOf } from '../people/index.ts'
import * as documents from './documents.store.ts'
import { everyLicence } from './every-licence.ts'
import { liveDays } from './licence-life.ts'
import * as licences from './licences.store.ts'

/** The warning that is due at a distance: the nearest one that has begun; none when the day is farther away, or past. */
const warningAt = (daysLeft: number): number | undefined => (daysLeft < 0 ? undefined : warningDays.findLast((days) => daysLeft <= days))

const bodies: Readonly<Partial<Record<LifeDay, { readonly zh: string; readonly en: string }>>> = {
  'renewal-last-day': { zh: '过期后不得驾驶，请在此之前换证。', en: 'After it you may not drive: renew before.' },
  cancelled: { zh: '届时注销，请尽快换证。', en: 'It is cancelled then: renew soon.' },
  'restorable-until': { zh: '此后不能恢复，只能重新申请。', en: 'After it the licence cannot be restored.' },
  'medical-due': { zh: '请体检后提交身体条件证明。', en: 'Have an examination and hand in the report.' },
  'audit-due': { zh: '请参加审验。', en: 'Have your licence audited.' },
  'age-limit': { zh: '请换领准驾车型。', en: 'Exchange the class.' },
  'postponed-until': { zh: '延期结束前请办理；延期期间不得驾驶。', en: 'Do it before then; no driving meanwhile.' },
}

const warn = async (platform: Platform, db: Tx, row: licences.LicenceRow, kind: LifeDay, on: string, daysLeft: number) => {
  const days = warningAt(daysLeft)
  if (days === undefined) return
  if (!(await documents.recordWarning(db, { area: row.area, licenceId: row.id, kind, dueOn: on, days, at: platform.clock.recorded() }))) return
  const [what, more] = [lifeDays[kind], bodies[kind] ?? { zh: '', en: '' }]
  await tell({ platform, db }, { area: row.area, personId: row.person_id }, {
    title: { zh: `还有 ${daysLeft} 天：${what.zh}`, en: `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left: ${what.en}` },
    body: { zh: `${on}。${more.zh}`, en: `${on}. ${more.en}` }, link: '/licence/life', sms: true,
  })
}

const warnOne = async (platform: Platform, db: Tx, row: licences.LicenceRow, birthDate: string) => {
  const today = platform.clock.today()
  for (const { kind, on } of liveDays(row, birthDate, today)) {
    // Its own report handed in lately: there is nothing to warn of.
    const done = kind === 'medical-due' && row.medical_on !== null && daysBetween(row.medical_on, on) <= 60
    if (warnedOf.includes(kind) && !done) await warn(platform, db, row, kind, on, daysBetween(today, on))
  }
}

/**
 * Warns the holders of an area's licences 90, 30 and 7 days before a legal day, once each, in batches with a transaction of their own. A file whose
 * facts contradict each other is named in the log and holds up no other.
 */
export const warnOfLifeTask: Task = (at) =>
  everyLicence(at, licences.batch, async (db, area, rows) => {
    const { platform } = at
    const people = await personsOf(platform, db, rows.map(({ area: home, person_id: personId }) => ({ area: home, personId })))
    for (const row of rows) {
      const person = people.get(personKey({ area: row.area, personId: row.person_id }))
      try {
        if (person) await warnOne(platform, db, row, person.birthDate)
      } catch (cause) {
        if (!(cause instanceof BadFacts)) throw cause
        platform.log.error('licence-without-days', 'the facts of a licence contradict each other', { area, licence: row.id, facts: cause.problems.map(({ fact }) => fact).join(', ') })
      }
    }
  })
