import { BadFacts } from '../bad-facts.ts'
import { addMonths, type CivilDate } from '../civil-date.ts'
import type { DatedValue } from '../dated.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import type { FactSchema } from '../fact-schema.ts'
import { rule } from '../rule.ts'
import type { Words } from '../words.ts'
import { inspectionKind, inspectionSchedules, type Band, type Schedule } from './inspection-schedules.ts'
import { useFact, uses, type UseLetter } from './uses.ts'
import { vehicleTypeFact, vehicleTypeName } from './vehicle-types.ts'

type Outcome = { readonly inspection: 'exempt' | 'required'; readonly nextDue: CivilDate }
/** Optional: what was published before it asks nothing more of anybody. */
export const illegalModificationFact = {
  type: 'boolean', optional: true, says: { zh: '是否因非法改装受过处罚', en: 'Was there a penalty for an illegal modification' },
} as const satisfies FactSchema

type Due = { readonly months: number; readonly date: CivilDate }

/**
 * Whether the next inspection mark is claimed without an inspection (免检车申领检验标志, M6.1.2, M9.1) or after one, and when it is due.
 * Marks fall due on the day of the first registration, so many months later; `nextDue` is the first such day that is not past, the day
 * asked about included. The schedule is the one in force on the day asked about, even for a due day behind its end. An accident in which
 * somebody was hurt, or a penalty for an illegal modification, takes the exemption away and leaves the interval; where nobody says that there was
 * such a penalty, there was none.
 *
 * The number of seats and a late first registration can take the exemption away too; they are no facts of this rule, so that "exempt" means: unless
 * the office's record shows one of them. Throws BadFacts for a vehicle registered after the day
 * asked about, and for days without a schedule.
 */
export const inspectionMark = rule({
  id: 'vehicles.inspection-mark',
  version: '3',
  title: { zh: '检验合格标志：免检还是检验', en: 'Inspection mark: exempt or inspected' },
  clauses: ['M9.1', 'M11.1'],
  facts: {
    vehicleType: vehicleTypeFact,
    use: useFact,
    firstRegistered: { type: 'string', format: 'date', says: { zh: '初次登记日期', en: 'First registered on' } },
    injuryAccident: { type: 'boolean', says: { zh: '是否发生过伤人事故', en: 'Was there an accident in which somebody was hurt' } },
    illegalModification: illegalModificationFact,
  },
  decide: (facts, on) => markDueFrom(facts, on, on),
})

export type MarkFacts = { readonly vehicleType: string; readonly use: UseLetter; readonly firstRegistered: CivilDate; readonly injuryAccident: boolean
  readonly illegalModification?: boolean | undefined }

/**
 * The same for the first mark that falls due on or after `from`, by the schedule in force on `on`: a mark is claimed some months early, or
 * late, and then the next one is looked for from the day after it.
 */
export function markDueFrom({ vehicleType, use, firstRegistered, ...lost }: MarkFacts, from: CivilDate, on: CivilDate): Decision<Outcome> {
  if (firstRegistered > from) throw new BadFacts([registeredLater])
  const schedule = inspectionSchedules[inspectionKind(vehicleType, use)].find(on)
  const due = schedule && nextDue(schedule.value.bands, firstRegistered, from)
  if (!due) throw new BadFacts([noSchedule])
  const exemptions = reasonsOfExemption(schedule.value, due, lost, vehicleName(vehicleType, use))
  const exempt = exemptions.every((reason) => reason.holds)
  return decided({ inspection: exempt ? 'exempt' : 'required', nextDue: due.date }, [...exemptions, reasonOfDue(due, schedule)])
}

const registeredLater = {
  fact: 'firstRegistered',
  says: { zh: '初次登记日期：晚于业务日期', en: 'First registered on: later than the day asked about' },
}
const noSchedule = {
  fact: 'on',
  says: { zh: '业务日期没有可用的检验周期（2004-05-01起）', en: 'the day must be one that has inspection periods: from 2004-05-01' },
}

/** The first due day that is not past. Undefined where the calendar ends. */
function nextDue(bands: readonly Band[], firstRegistered: CivilDate, on: CivilDate): Due | undefined {
  const lastMonths = (9999 - Number(firstRegistered.slice(0, 4))) * 12
  let months = 0
  for (const { everyMonths, upToYears } of bands)
    while (months < upToYears * 12) {
      months += everyMonths
      if (months > lastMonths) return undefined
      const date = addMonths(firstRegistered, months)
      if (date >= on) return { months, date }
    }
  return undefined
}

function vehicleName(vehicleType: string, use: UseLetter): Words {
  const type = vehicleTypeName(vehicleType)
  const { name } = uses[use]
  return { zh: `${type.zh}（${name.zh}）`, en: `${type.en} (${name.en.toLowerCase()})` }
}

type Lost = Pick<MarkFacts, 'injuryAccident' | 'illegalModification'>

function reasonsOfExemption({ exemptYears }: Schedule, { months }: Due, { injuryAccident, illegalModification }: Lost, vehicle: Words): readonly Reason[] {
  if (exemptYears.length === 0)
    return [because('M9.1', false, { zh: `${vehicle.zh}不在免检范围`, en: `${vehicle.en}: no exemption from inspection` })]
  const exemptYear = exemptYears.some((years) => years * 12 === months)
  const age = ageWords(months)
  return [
    because('M9.1', true, { zh: `${vehicle.zh}有免检年度`, en: `${vehicle.en}: exempt from inspection in some years` }),
    because(
      'M9.1',
      !injuryAccident,
      injuryAccident
        ? { zh: '发生过伤人事故，不再免检', en: 'Somebody was hurt in an accident: no longer exempt' }
        : { zh: '没有伤人事故', en: 'No accident in which somebody was hurt' },
      { injuryAccident },
    ),
    ...(illegalModification === true ? [because('M9.1', false, {
      zh: '因非法改装受过处罚，不再免检', en: 'There was a penalty for an illegal modification: no longer exempt',
    }, { illegalModification })] : []),
    because(
      'M9.1',
      exemptYear,
      exemptYear
        ? injuryAccident || illegalModification === true
          ? { zh: `满${age.zh}本是免检年度`, en: `At ${age.en}: exempt otherwise` }
          : { zh: `满${age.zh}免检，直接申领标志`, en: `At ${age.en}: exempt, the mark is claimed` }
        : { zh: `满${age.zh}须检验`, en: `At ${age.en}: to be inspected` },
      { months },
    ),
  ]
}

const reasonOfDue = ({ months, date }: Due, { source }: DatedValue<Schedule>): Reason =>
  because(
    'M11.1',
    true,
    { zh: `下次申领检验合格标志：${date}`, en: `The next inspection mark is due on ${date}` },
    { months, source: source ?? null },
  )

function ageWords(months: number): Words {
  const years = Math.floor(months / 12)
  if (months % 12 === 0) return { zh: `${years}年`, en: years === 1 ? '1 year' : `${years} years` }
  const half = `${months % 12}`
  return years === 0 ? { zh: `${half}个月`, en: `${half} months` } : { zh: `${years}年${half}个月`, en: `${years} years and ${half} months` }
}
