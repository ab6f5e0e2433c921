import { addMonths } from '@changxing/rules/civil-date.ts'
import type { Facts, Words } from '@changxing/rules/decision.ts'
import { classesOf } from '@changxing/rules/licences/class-rules.ts'
import { firstReturn, queryCrossings, wasAbroad, type Crossing } from '../../exchange/border/query-crossings.ts'
import { checkMilitaryLicence, type Difference, type MilitaryRecord } from '../../exchange/military/check-licence.ts'
import { newId } from '../../platform/ids.ts'
import type { Context } from '../../platform/operation.ts'
import { agency, applicantOf, type AgencyAnswer, type Case, type MadeCheck } from '../cases/index.ts'
import { personOf } from '../people/index.ts'
import * as licences from './licences.store.ts'

/** So many questions at once, in one process: who asks holds a connection while the exchange needs another for its log. Who comes later is asked again by the job. */
const mostAtOnce = 4
let asking = 0
const inTurn = async (ask: () => Promise<AgencyAnswer>, busy: AgencyAnswer): Promise<AgencyAnswer> => {
  if (asking >= mostAtOnce) return busy
  asking++
  try {
    return await ask()
  } finally {
    asking--
  }
}

const noAnswerYet = (who: Words, until?: string): AgencyAnswer => ({
  result: 'unknown', ...(until && { until }),
  says: { zh: `${who.zh}暂时没有答复，系统会自动再查；不影响您的申请`, en: `${who.en} has not answered yet and is asked again by itself; this does not count against you` },
})

const differenceWords: Readonly<Record<Difference, Words>> = {
  name: { zh: '姓名', en: 'name' }, classes: { zh: '准驾车型', en: 'classes' }, 'first-issue': { zh: '初次领证日期', en: 'date of first issue' },
}
const military: Words = { zh: '军队驾驶证记录', en: 'The military register' }
const answer = (answers: Facts, name: string) => (typeof answers[name] === 'string' ? answers[name] : '')
const militaryFields = ['licenceNumber', 'militaryFirstIssue', 'classes']

const askMilitary = async ({ platform, db }: Context, one: Case): Promise<AgencyAnswer> => {
  if (militaryFields.some((name) => answer(one.answers, name) === '')) return noAnswerYet(military)
  const { area, personId } = applicantOf(one)
  const { name, identityNumber } = await personOf(platform, db, area, personId)
  const check = await checkMilitaryLicence(platform, {
    area: one.area, id: newId(platform.clock), name, identityNumber, licenceNumber: answer(one.answers, 'licenceNumber'),
    firstIssuedOn: answer(one.answers, 'militaryFirstIssue'), classes: classesOf(answer(one.answers, 'classes')),
  })
  switch (check.result) {
    case 'confirmed':
      return { result: 'confirmed', facts: { record: check.record }, says: { zh: '与军队记录一致：姓名、证号、准驾车型、日期', en: 'The military register agrees: name, number, classes and dates' } }
    case 'by-eye':
      return {
        result: 'unknown', byEye: true, facts: { record: check.record, names: check.names },
        says: { zh: '姓名中有生僻字，与军队记录的写法不同，由工作人员比对；您无需操作', en: 'A rare character of the name is written otherwise in the military register; an officer compares them, nothing to do for you' },
      }
    case 'denied': {
      const differing = check.differences.map((one_) => differenceWords[one_])
      return {
        result: 'denied', facts: { found: check.found, differences: [...check.differences] },
        says: check.found
          ? { zh: `与军队记录不一致：${differing.map(({ zh }) => zh).join('、')}；提交后由工作人员核查`, en: `The military register differs: ${differing.map(({ en }) => en).join(', ')}; officers look into it once it is submitted` }
          : { zh: '军队记录里没有查到这本驾驶证；请核对证号，提交后由工作人员核查', en: 'The military register has no such licence: check the number; officers look into it once it is submitted' },
      }
    }
    default: return noAnswerYet(military, check.until)
  }
}

/** 军队记录核对 (M7.1): a denial is investigated as a suspect case, silence is asked again and counts against nobody. */
export const militaryCheck = agency({
  name: 'military', clause: 'M7.1', label: { zh: '军队驾驶证记录核对', en: 'Check with the military register' }, about: militaryFields, whenUnknown: 'wait', whenDenied: 'suspect',
  ask: (context, one) => inTurn(() => askMilitary(context, one), noAnswerYet(military)),
})

/** What the military's register said in this case, if it did. */
export const recordOf = (checks: readonly MadeCheck[]): MilitaryRecord | undefined =>
  checks.find(({ name }) => name === militaryCheck.name)?.facts['record'] as MilitaryRecord | undefined

const border: Words = { zh: '出入境记录', en: 'The border authority' }

/** Abroad on the day on which renewal was due, and the first return since: what the clause asks of the records. */
const judge = (crossings: readonly Crossing[], dueOn: string): AgencyAnswer => {
  const [abroadWhenDue, firstReturnOn] = [wasAbroad(crossings, dueOn), firstReturn(crossings, dueOn)]
  const facts = { dueOn, abroadWhenDue, firstReturnOn: firstReturnOn ?? null, crossings: crossings.map(({ kind, on }) => ({ kind, on })) }
  if (abroadWhenDue && firstReturnOn !== undefined)
    return { result: 'confirmed', facts, says: { zh: `${dueOn}应办理时在境外，${firstReturnOn}首次入境`, en: `Abroad on ${dueOn}, when it was due; first back on ${firstReturnOn}` } }
  return {
    result: 'denied', facts,
    says: abroadWhenDue
      ? { zh: `${dueOn}之后没有入境记录`, en: `No entry since ${dueOn} is on record` }
      : { zh: `${dueOn}应办理时不在境外`, en: `Not abroad on ${dueOn}, when it was due` },
  }
}

/** Since when crossings are asked for: long enough before the due day to show who had left by then. */
const yearsBack = 10

/** When it should have been done: renewal by the end of validity, an audit a year before the cancellation. */
const dueDayOf = ({ cancelled_for: cause, valid_until: validUntil }: licences.LicenceRow, cancelledOn: string): string =>
  cause === 'not-renewed' && validUntil !== null ? validUntil : addMonths(cancelledOn, -12)

const askBorder = async ({ platform, db }: Context, one: Case): Promise<AgencyAnswer> => {
  const { area, personId } = applicantOf(one)
  const row = await licences.ofPerson(db, area, personId)
  if (!row || row.cancelled_on === null) return noAnswerYet(border)
  const dueOn = dueDayOf(row, row.cancelled_on)
  const { identityNumber } = await personOf(platform, db, area, personId)
  const said = await queryCrossings(platform, { area: one.area, id: newId(platform.clock), identityNumber, since: addMonths(dueOn, -12 * yearsBack) })
  return said.result === 'answered' ? judge(said.crossings, dueOn) : noAnswerYet(border, said.until)
}

/** 出入境记录核查 (M8.2.1): silence is asked again and counts against nobody; meanwhile the applicant's word stands. */
export const borderCheck = agency({
  name: 'border', clause: 'M8.2.1', label: { zh: '出入境记录核查', en: 'Exit and entry records' }, whenUnknown: 'wait',
  ask: (context, one) => inTurn(() => askBorder(context, one), noAnswerYet(border)),
})
