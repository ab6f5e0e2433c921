import { addWorkingDays, notices, UnpublishedYear } from '../calendar.ts'
import { because, decided } from '../decision.ts'
import { rule } from '../rule.ts'

/**
 * The last day of a limit counted in working days. Cites the clause that wants uploads and registrations finished in time (M2.3.4),
 * the duty such limits measure; the days themselves come from the State Council's holiday notices, named in the facts of the reason.
 */
export const workingDays = rule({
  id: 'calendar.add-working-days',
  version: '1',
  title: { zh: '计算工作日期限', en: 'Count a limit in working days' },
  clauses: ['M2.3.4'],
  facts: {
    from: { type: 'string', format: 'date', says: { zh: '起算日', en: 'Day it runs from' } },
    days: { type: 'integer', minimum: 0, maximum: 2000, says: { zh: '工作日数', en: 'Working days' } },
  },
  decide({ from, days }) {
    const date = lastDay(from, days)
    const years = Object.entries(notices).filter(([year]) => year >= from.slice(0, 4) && year <= date.slice(0, 4))
    return decided({ date }, [
      because(
        'M2.3.4',
        true,
        {
          zh: `${from}当天不算，按国务院放假通知数${days}个工作日，到${date}`,
          en: `${days} working days after ${from}, that day not counted, by the State Council's holiday notices: ${date}`,
        },
        { from, days, notices: [...new Set(years.flatMap(([, notice]) => notice.sources))] },
      ),
    ])
  },
})

/** Names the fact at fault: the first day itself when its year is unknown, otherwise the number of days that runs out of the known years. */
function lastDay(from: string, days: number) {
  try {
    return addWorkingDays(from, days)
  } catch (error) {
    if (error instanceof UnpublishedYear) throw new UnpublishedYear(error.year, from.startsWith(`${error.year}-`) ? 'from' : 'days')
    throw error
  }
}
