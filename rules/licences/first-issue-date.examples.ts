import type { CivilDate } from '../civil-date.ts'
import type { ClauseId } from '../clauses.ts'
import { examples } from '../examples.ts'
import type { LicenceClass } from './class-rules.ts'
import { firstIssueDate } from './decide-first-issue-date.ts'

const on = '2021-06-15'
const grown = '1980-01-01'
const young = ['M7.4.1'] as const

/** Class, birth, military first issue, exchange: the date printed and the end of the validity that begins with the exchange. */
const line = (
  name: string,
  licenceClass: LicenceClass,
  birthDate: CivilDate,
  militaryFirstIssue: CivilDate,
  exchangeDate: CivilDate,
  printed: CivilDate,
  validUntil: CivilDate,
  unmet: readonly ClauseId[] = [],
) =>
  [
    name,
    on,
    { militaryFirstIssue, exchangeDate, birthDate, class: licenceClass },
    { firstIssueDate: printed, validFrom: exchangeDate, validUntil, noteDate: militaryFirstIssue },
    unmet,
  ] as const

export default examples(firstIssueDate, [
  line('the military day earlier in the year', 'C1', grown, '2010-03-08', '2021-06-15', '2010-06-15', '2027-06-15'),
  line('the military day later in the year', 'C1', grown, '2010-09-08', '2021-06-15', '2011-06-15', '2027-06-15'),
  line('the day before in the year', 'C1', grown, '2010-06-14', '2021-06-15', '2010-06-15', '2027-06-15'),
  line('the same day of the year', 'C1', grown, '2010-06-15', '2021-06-15', '2010-06-15', '2027-06-15'),
  line('the day after in the year', 'C1', grown, '2010-06-16', '2021-06-15', '2011-06-15', '2027-06-15'),
  line('exchanged in the year of the military issue', 'C1', grown, '2021-02-01', '2021-06-15', '2021-06-15', '2027-06-15'),
  line('exchanged on the day of the military issue', 'C1', grown, '2021-06-15', '2021-06-15', '2021-06-15', '2027-06-15'),
  line('18 on the day of the military issue', 'C1', '1992-09-08', '2010-09-08', '2021-09-08', '2010-09-08', '2027-09-08'),
  line('18 the day after: counted from the birthday', 'C1', '1992-09-09', '2010-09-08', '2021-09-08', '2011-09-08', '2027-09-08'),
  line('18 the day after, exchanged on the birthday', 'C1', '1992-09-09', '2010-09-08', '2021-09-09', '2010-09-09', '2027-09-09'),
  line('18 a year later', 'C1', '1993-09-08', '2010-09-08', '2021-08-01', '2012-08-01', '2027-08-01'),
  line('20 for a large goods vehicle', 'B2', '1994-03-01', '2012-12-01', '2021-06-15', '2014-06-15', '2027-06-15'),
  line('24 for A2 while Order 139 stood unchanged', 'A2', '1992-03-01', '2012-12-01', '2021-06-15', '2016-06-15', '2027-06-15'),
  line('26 for A1', 'A1', '1992-03-01', '2012-12-01', '2021-06-15', '2018-06-15', '2027-06-15'),
  line('A2: 24 the day before the ages fell', 'A2', '1996-11-19', '2016-12-01', '2021-11-30', '2020-11-30', '2027-11-30'),
  line('A2: the ages fell before the 24th birthday', 'A2', '1997-05-01', '2016-12-01', '2021-11-20', '2020-11-20', '2027-11-20'),
  line('A2: issued after the ages fell, 22 is enough', 'A2', '1998-11-21', '2020-12-01', '2021-12-15', '2020-12-15', '2027-12-15'),
  line('29 February, the year without one', 'C1', grown, '2010-01-10', '2024-02-29', '2010-02-28', '2030-02-28'),
  line('29 February, a leap year', 'C1', grown, '2012-01-10', '2024-02-29', '2012-02-29', '2030-02-28'),
  line('29 February both', 'C1', grown, '2012-02-29', '2024-02-29', '2012-02-29', '2030-02-28'),
  line('a military issue on 29 February, exchanged on the 28th', 'C1', grown, '2012-02-29', '2022-02-28', '2013-02-28', '2028-02-28'),
  line('a military issue on 28 February, exchanged on the 29th', 'C1', grown, '2011-02-28', '2024-02-29', '2011-02-28', '2030-02-28'),
  line('born on 29 February: 18 on the last day of February', 'C1', '1992-02-29', '2009-06-01', '2021-06-15', '2010-06-15', '2027-06-15'),
  line('still too young on the day of the exchange', 'C1', '2003-06-16', '2020-09-08', '2021-06-15', '2022-06-15', '2027-06-15', young),
  line('18 on the day of the exchange', 'C1', '2003-06-15', '2020-09-08', '2021-06-15', '2021-06-15', '2027-06-15'),
  line('light trailer, from its first day', 'C6', grown, '2015-09-08', '2022-04-01', '2016-04-01', '2028-04-01'),
])
