import type { CivilDate } from '../civil-date.ts'
import { examples } from '../examples.ts'
import { inspectionMark } from './decide-inspection-mark.ts'

const car = { vehicleType: 'K33', use: 'A', injuryAccident: false } as const
const first = (firstRegistered: CivilDate) => ({ ...car, firstRegistered })
const schoolBus = { ...first('2011-10-05'), vehicleType: 'K38', use: 'O' } as const
const motorcycle = { ...first('2017-10-01'), vehicleType: 'M21' } as const
const exempt = (nextDue: CivilDate) => ({ inspection: 'exempt', nextDue }) as const
const required = (nextDue: CivilDate) => ({ inspection: 'required', nextDue }) as const
const on = '2021-07-01'

export default examples(inspectionMark, [
  ['a new car', on, first('2021-07-01'), exempt('2023-07-01')],
  ['2 years, the day before', on, first('2019-07-02'), exempt('2021-07-02')],
  ['2 years, the day', on, first('2019-07-01'), exempt('2021-07-01')],
  ['2 years, the day after', on, first('2019-06-30'), exempt('2023-06-30')],
  ['4 years', on, first('2017-07-01'), exempt('2021-07-01')],
  ['4 years, the day after: the inspection of 6 years is next', on, first('2017-06-30'), required('2023-06-30'), ['M9.1']],
  ['6 years', on, first('2015-07-01'), required('2021-07-01'), ['M9.1']],
  ['6 years, the day after', on, first('2015-06-30'), required('2023-06-30'), ['M9.1']],
  ['8 years', on, first('2013-07-01'), required('2021-07-01'), ['M9.1']],
  ['10 years', on, first('2011-07-01'), required('2021-07-01'), ['M9.1']],
  ['10 years, the day after: yearly', on, first('2011-06-30'), required('2022-06-30'), ['M9.1']],
  ['15 years', on, first('2006-07-01'), required('2021-07-01'), ['M9.1']],
  ['15 years, the day after: half-yearly', on, first('2006-06-30'), required('2021-12-30'), ['M9.1']],
  ['16 years', on, first('2005-07-01'), required('2021-07-01'), ['M9.1']],
  ['registered on 29 February', on, first('2020-02-29'), exempt('2022-02-28')],
  ['registered on 31 August, half-yearly', '2021-02-01', first('2003-08-31'), required('2021-02-28'), ['M9.1']],
  ['somebody was hurt: 2 years', on, { ...first('2019-07-01'), injuryAccident: true }, required('2021-07-01'), ['M9.1']],
  ['somebody was hurt: 6 years', on, { ...first('2015-07-01'), injuryAccident: true }, required('2021-07-01'), ['M9.1', 'M9.1']],
  ['punished for an illegal modification: 2 years', on, { ...first('2019-07-01'), illegalModification: true }, required('2021-07-01'), ['M9.1']],
  ['punished for it, the day after the due day', on, { ...first('2019-06-30'), illegalModification: true }, required('2023-06-30'), ['M9.1']],
  ['punished for it, at 6 years: inspected anyway', on, { ...first('2015-07-01'), illegalModification: true }, required('2021-07-01'), ['M9.1', 'M9.1']],
  ['punished for it, and somebody was hurt: both at once', on, { ...first('2019-07-01'), injuryAccident: true, illegalModification: true }, required('2021-07-01'), ['M9.1', 'M9.1']],
  ['never punished', on, { ...first('2019-07-01'), illegalModification: false }, exempt('2021-07-01')],
  ['a minivan, punished: no exemption at all', on, { ...first('2019-07-01'), vehicleType: 'K39', illegalModification: true }, required('2021-07-01'), ['M9.1']],
  ['7 years, the day before the notice of 2020: yearly', '2020-11-19', first('2013-12-01'), required('2020-12-01'), ['M9.1']],
  ['7 years, the day of the notice: at 8 only', '2020-11-20', first('2013-12-01'), required('2021-12-01'), ['M9.1']],
  ['7 years, the day after', '2020-11-21', first('2013-12-01'), required('2021-12-01'), ['M9.1']],
  ['8 years, the day before the notice of 2022', '2022-09-30', first('2014-10-02'), required('2022-10-02'), ['M9.1']],
  ['8 years, the day of the notice', '2022-10-01', first('2014-10-02'), exempt('2022-10-02')],
  ['8 years, the day after', '2022-10-02', first('2014-10-02'), exempt('2022-10-02')],
  ['over 15 years, the day before the notice of 2022', '2022-09-30', first('2006-12-01'), required('2022-12-01'), ['M9.1']],
  ['over 15 years, half-yearly before', '2022-09-30', first('2007-04-01'), required('2022-10-01'), ['M9.1']],
  ['over 15 years, yearly since', '2022-10-02', first('2007-04-01'), required('2023-04-01'), ['M9.1']],
  ['2 years, the day before the first exemption', '2014-08-31', first('2012-09-01'), required('2014-09-01'), ['M9.1']],
  ['2 years, the first exemption', '2014-09-01', first('2012-09-01'), exempt('2014-09-01')],
  ['2 years, the day after', '2014-09-02', first('2012-09-02'), exempt('2014-09-02')],
  ['a minivan', on, { ...first('2019-07-01'), vehicleType: 'K39' }, required('2021-07-01'), ['M9.1']],
  ['a minivan of 7 years', on, { ...first('2014-07-01'), vehicleType: 'K49' }, required('2021-07-01'), ['M9.1']],
  ['a police car', on, { ...first('2019-07-01'), use: 'H' }, required('2021-07-01'), ['M9.1']],
  ['a private medium bus', on, { ...first('2020-07-01'), vehicleType: 'K21' }, required('2021-07-01'), ['M9.1']],
  ['a private medium bus over 10 years', on, { ...first('2011-01-01'), vehicleType: 'K21' }, required('2021-07-01'), ['M9.1']],
  ['a taxi', on, { ...first('2016-07-01'), use: 'D' }, required('2021-07-01'), ['M9.1']],
  ['a taxi over 5 years', on, { ...first('2016-01-01'), use: 'D' }, required('2021-07-01'), ['M9.1']],
  ['a car that was once a taxi', on, { ...first('2016-01-01'), use: 'M' }, required('2021-07-01'), ['M9.1']],
  ['a school bus', on, { ...first('2021-01-01'), vehicleType: 'K38', use: 'S' }, required('2021-07-01'), ['M9.1']],
  ['a school bus, before its own order', '2012-04-04', schoolBus, required('2012-10-05'), ['M9.1']],
  ['a school bus, the day of the order', '2012-04-05', schoolBus, required('2012-04-05'), ['M9.1']],
  ['a school bus, the day after', '2012-04-06', schoolBus, required('2012-10-05'), ['M9.1']],
  ['a truck of 10 years', on, { ...first('2011-07-01'), vehicleType: 'H11', use: 'F' }, required('2021-07-01'), ['M9.1']],
  ['a truck over 10 years', on, { ...first('2011-01-01'), vehicleType: 'H31', use: 'A' }, required('2021-07-01'), ['M9.1']],
  ['a motorcycle of 2 years', on, { ...first('2019-07-01'), vehicleType: 'M21' }, required('2021-07-01'), ['M9.1']],
  ['a motorcycle over 4 years', on, { ...first('2016-07-01'), vehicleType: 'M21' }, required('2021-07-01'), ['M9.1']],
  ['a motorcycle of 5 years, the day before 2022-10', '2022-09-30', motorcycle, required('2022-10-01'), ['M9.1']],
  ['a motorcycle of 5 years, from then on', '2022-10-01', motorcycle, required('2023-10-01'), ['M9.1']],
  ['a motorcycle of 8 years, the day after', '2022-10-02', { ...first('2014-10-02'), vehicleType: 'M21' }, exempt('2022-10-02')],
  ['a wheeled loader', on, { ...first('2009-07-02'), vehicleType: 'J11' }, required('2021-07-02'), ['M9.1']],
])
