import { mySafeDrivingRecord as endpoint } from '@changxing/contract/licence-life.ts'
import { licenceClasses } from '@changxing/rules/licences/classes.ts'
import { cycleOn } from '@changxing/rules/licences/points-cycle.ts'
import { ageOn } from '@changxing/rules/people/decide-helper.ts'
import { asCitizen, operation } from '../../platform/operation.ts'
import { splitClasses } from './licence-file.ts'
import * as licences from './licences.store.ts'

const howSays = {
  'mark-first-issue': { zh: '初次领证日期沿用军证，电子驾驶证已注明', en: 'The first-issue date is the military one; the e-licence notes it' },
  'note-only': { zh: '只在本记录里注明，纸质驾驶证不改、不换', en: 'Noted in this record only; the paper licence stays as it is' },
} as const

const named = ({ code, since }: { readonly code: string; readonly since: string }) => ({ code, name: licenceClasses[code]!, since })

/** The safe-driving record (安全驾驶记录): years of driving, service counted in (M7.2), points, and what a military licence proved (M7.3). */
export const mySafeDrivingRecord = operation(endpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const row = await licences.ofPerson(context.db, area, personId)
  if (!row) return { record: null }
  const { military } = row
  const drivingSince = military && military.firstIssuedOn < row.first_issued_on ? military.firstIssuedOn : row.first_issued_on
  return {
    record: {
      firstIssuedOn: row.first_issued_on, drivingSince, years: Math.max(0, ageOn(drivingSince, context.today)), points: row.points, cycle: cycleOn(row.first_issued_on, context.today),
      reachedTwelve: row.reached_twelve || row.points >= 12,
      classes: splitClasses(row.classes).map((code) => named({ code, since: row.class_since[code] ?? row.first_issued_on })),
      military: military && {
        how: military.how, howSays: howSays[military.how], notedOn: military.notedOn, prefix: military.prefix, firstIssuedOn: military.firstIssuedOn,
        classes: military.classes.map(named), reasons: military.reasons.map(({ clause, says }) => ({ clause, says })),
      },
    },
  }
})
