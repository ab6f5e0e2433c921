import { because, decided, type Decision } from '../decision.ts'
import { after, refuseBadFacts } from '../fact-problems.ts'
import { rule } from '../rule.ts'

type Outcome = { readonly allowed: boolean }

/**
 * Whether a test site may be rebuilt in that time: tests go on everywhere and for every class, nobody who is booked is put off, and no fee
 * is charged that was not charged before (M3.1.1). Bad input: an end before the beginning.
 */
export const siteUpgrade = rule({
  id: 'exams.site-upgrade',
  version: '1',
  title: { zh: '考场能否在这段时间改造', en: 'May a test site be upgraded then' },
  clauses: ['M3.1.1'],
  facts: {
    from: { type: 'string', format: 'date', says: { zh: '改造开始日期', en: 'First day of the upgrade' } },
    until: { type: 'string', format: 'date', says: { zh: '改造结束日期', en: 'Last day of the upgrade' } },
    timesWithoutSeats: { type: 'integer', minimum: 0, says: { zh: '全市因此无考位的日期、时段、车型数', en: 'Days, times and classes for which the area would have no seat' } },
    bookedThere: { type: 'integer', minimum: 0, says: { zh: '该考场此间已预约人数', en: 'Candidates booked there in that time' } },
    newFees: { type: 'integer', minimum: 0, says: { zh: '新增收费项目数', en: 'Fee lines that were not charged before' } },
  },
  decide({ from, until, timesWithoutSeats, bookedThere, newFees }): Decision<Outcome> {
    refuseBadFacts([after('from', from, until, { zh: `开始日期${from}晚于结束日期${until}`, en: `the upgrade would begin on ${from}, after its end on ${until}` })])
    const reasons = [
      because('M3.1.1', timesWithoutSeats === 0, timesWithoutSeats === 0
        ? { zh: '改造期间各时段、各车型仍有考位', en: 'Every time and class keeps seats meanwhile' }
        : { zh: `改造会使${timesWithoutSeats}个时段或车型没有考位：先在其他考场安排`, en: `${timesWithoutSeats} times or classes would be without seats: provide them elsewhere first` },
      { timesWithoutSeats, from, until }),
      because('M3.1.1', bookedThere === 0, bookedThere === 0
        ? { zh: '没有已预约的考生受影响', en: 'Nobody who is booked is affected' }
        : { zh: `该考场此间已有${bookedThere}人预约，不得停考`, en: `${bookedThere} candidates are booked there: tests may not be suspended` }, { bookedThere }),
      because('M3.1.1', newFees === 0, newFees === 0
        ? { zh: '没有新增收费', en: 'No fee is added' }
        : { zh: `新增了${newFees}项收费，不得因改造加收费用`, en: `${newFees} fees would be new: an upgrade may not add any` }, { newFees }),
    ]
    return decided({ allowed: reasons.every(({ holds }) => holds) }, reasons)
  },
})
