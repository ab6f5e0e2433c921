import { addMonths, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { after, refuseBadFacts, unlikelyDates } from '../fact-problems.ts'
import { rule } from '../rule.ts'
import { epidemicFirstDay, lastCancellation, restoringMonths } from './abroad.ts'

type Needs = 'nothing' | 'subject-one'
type Outcome = { readonly eligible: boolean; readonly deadline: CivilDate; readonly needs: Needs }

const { from: firstDay, value: months } = restoringMonths.values[0]!

/** The last day on which a driver back since that day may ask. */
const deadlineAfter = (firstReturnOn: CivilDate): CivilDate => addMonths(firstReturnOn > firstDay ? firstReturnOn : firstDay, months)

function withinTime(on: CivilDate, firstReturnOn: CivilDate, deadline: CivilDate): Reason {
  const facts = { firstReturnOn, deadline }
  if (on < firstReturnOn)
    return because('M8.2.2', false, {
      zh: `首次回国日期${firstReturnOn}还没有到`,
      en: `The first return of ${firstReturnOn} is still to come`,
    }, facts)
  return because(
    'M8.2.2',
    on <= deadline,
    on <= deadline
      ? {
          zh: `应在${deadline}前（含当日）申请：自首次回国或${firstDay}起${months}个月`,
          en: `Ask by ${deadline}, that day included: ${months} months from the first return or from ${firstDay}`,
        }
      : {
          zh: `已过${deadline}：自首次回国或${firstDay}起${months}个月`,
          en: `Too late: the ${months} months from the first return, or from ${firstDay}, ended on ${deadline}`,
        },
    facts,
  )
}

/**
 * Whether a licence cancelled while its holder was held abroad is restored on the day, until when it may be asked for, and what it needs:
 * nothing for 注销可恢复 (state R), subject one for 注销 (state G) (M8.2.0 to M8.2.3). The deadline and the needs are told with a refusal too. Bad
 * input: a cancellation later than the day asked about.
 */
export const restoreAbroad = rule({
  id: 'licences.restore-abroad',
  version: '1',
  title: { zh: '出国（境）人员能否恢复驾驶资格', en: 'May the licence of a driver held abroad be restored' },
  clauses: ['M8.2.0', 'M8.2.1', 'M8.2.2', 'M8.2.3'],
  facts: {
    state: { type: 'string', enum: ['R', 'G'], says: { zh: '驾驶证状态', en: 'State of the licence' } },
    cancelledOn: { type: 'string', format: 'date', says: { zh: '注销日期', en: 'Day of the cancellation' } },
    firstReturnOn: { type: 'string', format: 'date', says: { zh: '首次回国日期', en: 'Day of the first return' } },
    abroadWhenDue: { type: 'boolean', says: { zh: '应办理时是否在境外', en: 'Abroad when renewal or audit was due' } },
  },
  decide({ state, cancelledOn, firstReturnOn, abroadWhenDue }, on): Decision<Outcome> {
    refuseBadFacts([
      ...unlikelyDates({ cancelledOn, firstReturnOn }),
      after('cancelledOn', cancelledOn, on, {
        zh: `注销日期${cancelledOn}晚于业务日期${on}`,
        en: `the cancellation of ${cancelledOn} lies after ${on}`,
      }),
    ])
    const deadline = deadlineAfter(firstReturnOn)
    const needs: Needs = state === 'R' ? 'nothing' : 'subject-one'
    const inPeriod = epidemicFirstDay <= cancelledOn && cancelledOn <= lastCancellation
    const reasons = [
      because(
        'M8.2.0',
        on >= firstDay,
        { zh: `自${firstDay}起办理恢复`, en: `Licences are restored from ${firstDay}` },
        { since: firstDay },
      ),
      because(
        'M8.2.1',
        inPeriod,
        inPeriod
          ? {
              zh: `${cancelledOn}注销，在${epidemicFirstDay}至${lastCancellation}之间`,
              en: `Cancelled on ${cancelledOn}, between ${epidemicFirstDay} and ${lastCancellation}`,
            }
          : {
              zh: `${cancelledOn}注销，不在${epidemicFirstDay}至${lastCancellation}之间`,
              en: `Cancelled on ${cancelledOn}, not between ${epidemicFirstDay} and ${lastCancellation}`,
            },
        { cancelledOn, from: epidemicFirstDay, until: lastCancellation },
      ),
      because(
        'M8.2.1',
        abroadWhenDue,
        abroadWhenDue
          ? { zh: '应办理时人在境外', en: 'Abroad when renewal or audit was due' }
          : { zh: '应办理时不在境外，不属于因在境外被注销', en: 'Not abroad when renewal or audit was due: being abroad did not cause the cancellation' },
        { abroadWhenDue },
      ),
      withinTime(on, firstReturnOn, deadline),
      because(
        'M8.2.3',
        true,
        needs === 'nothing'
          ? { zh: '注销可恢复：直接恢复', en: 'Cancelled but restorable: restored directly' }
          : { zh: '注销：科目一考试合格后恢复', en: 'Cancelled: restored after passing subject one' },
        { state },
      ),
    ]
    return decided({ eligible: reasons.every((reason) => reason.holds), deadline, needs }, reasons)
  },
})
