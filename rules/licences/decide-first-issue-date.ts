import { addMonths, civilDate, daysInMonth, parseCivilDate, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision } from '../decision.ts'
import { after, before, refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import { rule } from '../rule.ts'
import { classFact, classNotYet, minimumAgeReachedOn } from './class-rules.ts'
import { exchangeValidityYears } from './military.ts'

type Outcome = {
  readonly firstIssueDate: CivilDate
  readonly validFrom: CivilDate
  readonly validUntil: CivilDate
  readonly noteDate: CivilDate
}

/** The month and day of the exchange in a year; 29 February in a common year is the month's last day. */
function exchangeDayIn(year: number, exchangeDate: CivilDate): CivilDate {
  const { month, day } = parseCivilDate(exchangeDate)!
  return civilDate(year, month, Math.min(day, daysInMonth(year, month)))
}

/** The year of the base, or the next where the base falls later in the year than the exchange: never before the base. */
function printedDate(base: CivilDate, exchangeDate: CivilDate): CivilDate {
  const year = Number(base.slice(0, 4))
  return exchangeDayIn(base.slice(5) > exchangeDate.slice(5) ? year + 1 : year, exchangeDate)
}

/**
 * The dates of a civil licence exchanged for a military one: the first-issue date printed (M7.4.1, M7.4.2), its validity of six years from
 * the exchange (M7.5), and the true military date that the e-licence notes. Whether it is printed at all, `licences.military-treatment`
 * decides. Unmet: the minimum age of the class is not reached by the exchange. Bad input: dates out of order, a class that does not exist
 * at the exchange.
 */
export const firstIssueDate = rule({
  id: 'licences.first-issue-date',
  version: '1',
  title: { zh: '军警驾驶证换证后的初次领证日期', en: 'First-issue date after a military licence was exchanged' },
  clauses: ['M7.4.1', 'M7.4.2', 'M7.5'],
  facts: {
    militaryFirstIssue: { type: 'string', format: 'date', says: { zh: '军证初次领证日期', en: 'First issue of the military licence' } },
    exchangeDate: { type: 'string', format: 'date', says: { zh: '换证日期', en: 'Day of the exchange' } },
    birthDate: { type: 'string', format: 'date', says: { zh: '出生日期', en: 'Date of birth' } },
    class: classFact,
  },
  decide({ militaryFirstIssue, exchangeDate, birthDate, class: licenceClass }): Decision<Outcome> {
    refuseBadFacts([
      ...unlikelyDates({ militaryFirstIssue, exchangeDate, birthDate }),
      before('exchangeDate', exchangeDate, militaryFirstIssue, {
        zh: `换证日期${exchangeDate}早于军证初次领证日期${militaryFirstIssue}`,
        en: `the exchange of ${exchangeDate} lies before the military first issue of ${militaryFirstIssue}`,
      }),
      after('birthDate', birthDate, militaryFirstIssue, {
        zh: `出生日期晚于军证初次领证日期${militaryFirstIssue}`,
        en: `the date of birth lies after the military first issue of ${militaryFirstIssue}`,
      }),
      classNotYet(licenceClass, exchangeDate),
    ])
    const base = minimumAgeReachedOn(licenceClass, birthDate, militaryFirstIssue)
    const firstIssue = printedDate(base, exchangeDate)
    const years = valueOn(exchangeValidityYears, exchangeDate, 'exchangeDate').value
    const validUntil = addMonths(exchangeDate, years * 12)
    return decided({ firstIssueDate: firstIssue, validFrom: exchangeDate, validUntil, noteDate: militaryFirstIssue }, [
      because(
        'M7.4.1',
        base <= exchangeDate,
        base > exchangeDate
          ? {
              zh: `${base}才到${licenceClass}的准驾年龄，换证日期${exchangeDate}还不能换`,
              en: `The minimum age of ${licenceClass} is reached only on ${base}, after the exchange of ${exchangeDate}`,
            }
          : base > militaryFirstIssue
            ? {
                zh: `军证初领时未到${licenceClass}准驾年龄，从到龄的${base}算起`,
                en: `Under the minimum age of ${licenceClass} at the military issue: counted from ${base}, when it was reached`,
              }
            : {
                zh: `军证初领时已到${licenceClass}准驾年龄，从${base}算起`,
                en: `Of the minimum age of ${licenceClass} at the military issue: counted from ${base}`,
              },
        { militaryFirstIssue, class: licenceClass, base },
      ),
      because(
        'M7.4.2',
        true,
        firstIssue.slice(0, 4) === base.slice(0, 4)
          ? {
              zh: `年份用${base.slice(0, 4)}年，月日用换证的月日：${firstIssue}`,
              en: `Year ${base.slice(0, 4)}, month and day of the exchange: ${firstIssue}`,
            }
          : {
              zh: `${base}的月日晚于换证的月日，年份加一：${firstIssue}`,
              en: `${base} falls later in the year than the exchange, so one year more: ${firstIssue}`,
            },
        { base, exchangeDate, noteDate: militaryFirstIssue },
      ),
      because(
        'M7.5',
        true,
        { zh: `首个有效期自换证之日起${years}年，到${validUntil}`, en: `First valid for ${years} years from the exchange, until ${validUntil}` },
        { exchangeDate, years },
      ),
    ])
  },
})
