import { examples } from '../examples.ts'
import { firstIssueDate } from './decide-first-issue-date.ts'
import type { LicenceClass } from './class-rules.ts'

const on = '2021-06-15'
const of = (militaryFirstIssue: string, exchangeDate: string, birthDate: string, licenceClass: LicenceClass = 'C1') =>
  ({ militaryFirstIssue, exchangeDate, birthDate, class: licenceClass }) as const
const dates = (firstIssue: string, validFrom: string, validUntil: string, noteDate: string) =>
  ({ firstIssueDate: firstIssue, validFrom, validUntil, noteDate }) as const
const grown = '1980-01-01'

export default examples(firstIssueDate, [
  ['the military day earlier in the year', on, of('2010-03-08', '2021-06-15', grown), dates('2010-06-15', '2021-06-15', '2027-06-15', '2010-03-08')],
  ['the military day later in the year', on, of('2010-09-08', '2021-06-15', grown), dates('2011-06-15', '2021-06-15', '2027-06-15', '2010-09-08')],
  ['the day before in the year', on, of('2010-06-14', '2021-06-15', grown), dates('2010-06-15', '2021-06-15', '2027-06-15', '2010-06-14')],
  ['the same day of the year', on, of('2010-06-15', '2021-06-15', grown), dates('2010-06-15', '2021-06-15', '2027-06-15', '2010-06-15')],
  ['the day after in the year', on, of('2010-06-16', '2021-06-15', grown), dates('2011-06-15', '2021-06-15', '2027-06-15', '2010-06-16')],
  ['exchanged in the year of the military issue', on, of('2021-02-01', '2021-06-15', grown), dates('2021-06-15', '2021-06-15', '2027-06-15', '2021-02-01')],
  ['exchanged on the day of the military issue', on, of('2021-06-15', '2021-06-15', grown), dates('2021-06-15', '2021-06-15', '2027-06-15', '2021-06-15')],
  ['18 the day after the military issue', on, of('2010-09-08', '2021-10-01', '1992-09-09'), dates('2010-10-01', '2021-10-01', '2027-10-01', '2010-09-08')],
  ['18 on the day of the military issue', on, of('2010-09-08', '2021-10-01', '1992-09-08'), dates('2010-10-01', '2021-10-01', '2027-10-01', '2010-09-08')],
  ['18 a year later', on, of('2010-09-08', '2021-08-01', '1993-09-08'), dates('2012-08-01', '2021-08-01', '2027-08-01', '2010-09-08')],
  ['20 for a large goods vehicle', on, of('2012-12-01', '2021-06-15', '1994-03-01', 'B2'), dates('2014-06-15', '2021-06-15', '2027-06-15', '2012-12-01')],
  ['24 for A2 while Order 139 stood unchanged', on, of('2012-12-01', '2021-06-15', '1992-03-01', 'A2'), dates('2016-06-15', '2021-06-15', '2027-06-15', '2012-12-01')],
  ['26 for A1', on, of('2012-12-01', '2021-06-15', '1992-03-01', 'A1'), dates('2018-06-15', '2021-06-15', '2027-06-15', '2012-12-01')],
  ['A2: 24 the day before the ages fell', on, of('2016-12-01', '2021-11-30', '1996-11-19', 'A2'), dates('2020-11-30', '2021-11-30', '2027-11-30', '2016-12-01')],
  ['A2: the ages fell before the 24th birthday', on, of('2016-12-01', '2021-11-20', '1997-05-01', 'A2'), dates('2020-11-20', '2021-11-20', '2027-11-20', '2016-12-01')],
  ['A2: issued after the ages fell, 22 is enough', on, of('2020-12-01', '2021-12-15', '1998-11-21', 'A2'), dates('2020-12-15', '2021-12-15', '2027-12-15', '2020-12-01')],
  ['29 February, the year without one', on, of('2010-01-10', '2024-02-29', grown), dates('2010-02-28', '2024-02-29', '2030-02-28', '2010-01-10')],
  ['29 February, a leap year', on, of('2012-01-10', '2024-02-29', grown), dates('2012-02-29', '2024-02-29', '2030-02-28', '2012-01-10')],
  ['29 February both', on, of('2012-02-29', '2024-02-29', grown), dates('2012-02-29', '2024-02-29', '2030-02-28', '2012-02-29')],
  ['a military issue on 29 February, exchanged on the 28th', on, of('2012-02-29', '2022-02-28', grown), dates('2013-02-28', '2022-02-28', '2028-02-28', '2012-02-29')],
  ['a military issue on 28 February, exchanged on the 29th', on, of('2011-02-28', '2024-02-29', grown), dates('2011-02-28', '2024-02-29', '2030-02-28', '2011-02-28')],
  ['born on 29 February: 18 on the last day of February', on, of('2009-06-01', '2021-06-15', '1992-02-29'), dates('2010-06-15', '2021-06-15', '2027-06-15', '2009-06-01')],
  ['still too young on the day of the exchange', on, of('2020-09-08', '2021-06-15', '2003-06-16'), dates('2022-06-15', '2021-06-15', '2027-06-15', '2020-09-08'), ['M7.4.1']],
  ['18 on the day of the exchange', on, of('2020-09-08', '2021-06-15', '2003-06-15'), dates('2021-06-15', '2021-06-15', '2027-06-15', '2020-09-08')],
  ['light trailer, from its first day', on, of('2015-09-08', '2022-04-01', grown, 'C6'), dates('2016-04-01', '2022-04-01', '2028-04-01', '2015-09-08')],
])
