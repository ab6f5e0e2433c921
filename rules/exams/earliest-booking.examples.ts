import { addDays } from '../civil-date.ts'
import { examples } from '../examples.ts'
import type { LicenceClass } from '../licences/class-rules.ts'
import { earliestBooking } from './decide-earliest-booking.ts'

const asked = (subject: 2 | 3, licenceClass: LicenceClass, kind: 'first' | 'upgrade', permitObtainedOn: string, requestedOn: string) =>
  ({ subject, class: licenceClass, kind, permitObtainedOn, requestedOn }) as const
const after = (permitObtainedOn: string, intervalDays: number) => ({ intervalDays, earliest: addDays(permitObtainedOn, intervalDays) })

const on = '2021-06-15'
const may20 = '2021-05-20'
const may1 = '2021-05-01'
const february = '2022-02-20'
const early = ['M3.2.1'] as const

export default examples(earliestBooking, [
  ['automatic, day 19', on, asked(3, 'C2', 'first', may20, '2021-06-08'), { intervalDays: 20, earliest: '2021-06-09' }, early],
  ['automatic, day 20', on, asked(3, 'C2', 'first', may20, '2021-06-09'), { intervalDays: 20, earliest: '2021-06-09' }],
  ['automatic, day 21', on, asked(3, 'C2', 'first', may20, '2021-06-10'), { intervalDays: 20, earliest: '2021-06-09' }],
  [
    'automatic, requested the day before the measure', on, asked(3, 'C2', 'first', may1, '2021-05-31'),
    { intervalDays: 30, earliest: '2021-05-31' },
  ],
  [
    'automatic, one day short before the measure', on, asked(3, 'C2', 'first', '2021-05-02', '2021-05-31'),
    { intervalDays: 30, earliest: '2021-06-01' }, early,
  ],
  [
    'automatic, an older permit, requested on the first day', on, asked(3, 'C2', 'first', '2021-05-12', '2021-06-01'),
    { intervalDays: 20, earliest: '2021-06-01' },
  ],
  [
    'automatic, requested on the second day', on, asked(3, 'C2', 'first', '2021-05-12', '2021-06-02'),
    { intervalDays: 20, earliest: '2021-06-01' },
  ],
  ['the day of the request decides, not the day asked about', '2021-05-01', asked(3, 'C5', 'first', may1, '2021-06-01'), after(may1, 20)],
  ['for the disabled, the day before', on, asked(3, 'C5', 'first', may1, '2021-05-31'), after(may1, 30)],
  ['for the disabled, the first day', on, asked(3, 'C5', 'first', may1, '2021-06-01'), after(may1, 20)],
  ['manual stays at 30', on, asked(3, 'C1', 'first', may1, '2021-06-01'), after(may1, 30)],
  ['manual, day 29', on, asked(3, 'C1', 'upgrade', '2021-06-01', '2021-06-30'), after('2021-06-01', 30), early],
  ['low-speed goods, the day before Order 162', on, asked(3, 'C3', 'first', february, '2022-03-31'), after(february, 30)],
  ['low-speed goods, the first day of Order 162', on, asked(3, 'C3', 'first', february, '2022-04-01'), after(february, 20)],
  ['low-speed goods, the second day', on, asked(3, 'C3', 'first', february, '2022-04-02'), after(february, 20)],
  ['three-wheeler, the day before Order 162', on, asked(3, 'C4', 'first', february, '2022-03-31'), after(february, 30)],
  ['three-wheeler, the first day of Order 162', on, asked(3, 'C4', 'first', february, '2022-04-01'), after(february, 20)],
  ['adding A2, the day before the measure', on, asked(3, 'A2', 'upgrade', '2021-04-21', '2021-05-31'), after('2021-04-21', 40)],
  [
    'adding A2, day 39 the day before the measure', on, asked(3, 'A2', 'upgrade', '2021-04-22', '2021-05-31'),
    after('2021-04-22', 40), ['M3.2.2'],
  ],
  ['adding A2, the first day', on, asked(3, 'A2', 'upgrade', '2021-05-02', '2021-06-01'), after('2021-05-02', 30)],
  ['adding A2, the second day', on, asked(3, 'A2', 'upgrade', '2021-05-03', '2021-06-02'), after('2021-05-03', 30)],
  ['adding A1', on, asked(3, 'A1', 'upgrade', '2021-06-01', '2021-07-01'), after('2021-06-01', 30)],
  ['adding A3', on, asked(3, 'A3', 'upgrade', '2021-06-01', '2021-07-01'), after('2021-06-01', 30)],
  ['adding B1, day 29', on, asked(3, 'B1', 'upgrade', '2021-06-01', '2021-06-30'), after('2021-06-01', 30), ['M3.2.2']],
  ['adding B2', on, asked(3, 'B2', 'upgrade', '2021-06-01', '2021-07-01'), after('2021-06-01', 30)],
  ['a first B2, day 39', on, asked(3, 'B2', 'first', '2021-06-01', '2021-07-10'), after('2021-06-01', 40), ['M3.2.3']],
  ['a first B2, day 40', on, asked(3, 'B2', 'first', '2021-06-01', '2021-07-11'), after('2021-06-01', 40)],
  ['a first city bus before the measure', on, asked(3, 'A3', 'first', '2021-04-01', '2021-05-31'), after('2021-04-01', 40)],
  ['subject two, small car, day 9', on, asked(2, 'C2', 'first', '2021-06-01', '2021-06-10'), after('2021-06-01', 10), early],
  ['subject two, small car, day 10', on, asked(2, 'C2', 'first', '2021-06-01', '2021-06-11'), after('2021-06-01', 10)],
  [
    'subject two, large goods vehicle, day 19', on, asked(2, 'B2', 'first', '2021-06-01', '2021-06-20'),
    after('2021-06-01', 20), ['M3.2.3'],
  ],
  ['subject two, adding A1, day 20', on, asked(2, 'A1', 'upgrade', '2021-06-01', '2021-06-21'), after('2021-06-01', 20)],
  ['subject two, light trailer', on, asked(2, 'C6', 'upgrade', '2022-04-01', '2022-04-21'), after('2022-04-01', 20)],
  ['light trailer has no road test to wait for', on, asked(3, 'C6', 'upgrade', '2022-04-01', '2022-04-01'), after('2022-04-01', 0)],
  ['motorcycle: no days are named', on, asked(3, 'E', 'first', '2021-06-01', '2021-06-01'), after('2021-06-01', 0)],
  ['the last day of the permit', on, asked(3, 'C1', 'first', '2018-06-15', '2021-06-15'), after('2018-06-15', 30)],
  ['the permit has expired', on, asked(3, 'C1', 'first', '2018-06-14', '2021-06-15'), after('2018-06-14', 30), early],
])
