import { examples } from '../examples.ts'
import { inForce } from './decide-in-force.ts'

const start = '2021-06-01'
const nationwide = '2021-12-10'

export default examples(inForce, [
  ['M1 in Chengdu, the day before', '2021-05-31', { measure: 'M1', area: '510100' }, { inForce: false, since: start }, ['M1.1.2']],
  ['M1 in Chengdu, the first day', start, { measure: 'M1', area: '510100' }, { inForce: true, since: start }],
  ['M1 in Chengdu, the second day', '2021-06-02', { measure: 'M1', area: '510100' }, { inForce: true, since: start }],
  ['M1 in a district of Suzhou', start, { measure: 'M1', area: '320506' }, { inForce: true, since: start }],
  ['M1 in a district of Tianjin', start, { measure: 'M1', area: '120101' }, { inForce: true, since: start }],
  ['M1 in Nanjing, no pilot', start, { measure: 'M1', area: '320100' }, { inForce: false, since: nationwide }, ['M1.1.2']],
  ['M1 in Beijing: the uncertain second batch is not applied', '2021-09-01', { measure: 'M1', area: '110000' }, { inForce: false, since: nationwide }, ['M1.1.2']],
  ['M1 nationwide, the day before', '2021-12-09', { measure: 'M1', area: '110000' }, { inForce: false, since: nationwide }, ['M1.1.2']],
  ['M1 nationwide, the first day', nationwide, { measure: 'M1', area: '110000' }, { inForce: true, since: nationwide }],
  ['M1 in a county-level city directly under its province', nationwide, { measure: 'M1', area: '429004' }, { inForce: true, since: nationwide }],
  ['M2 in one pilot city', start, { measure: 'M2', area: '370300' }, { inForce: true, since: start }],
  ['M2 between two pilots', start, { measure: 'M2', area: '120000', otherArea: '510100' }, { inForce: true, since: start }],
  ['M2 from a pilot to Beijing, before September', '2021-08-31', { measure: 'M2', area: '120000', otherArea: '110000' }, { inForce: false, since: '2021-09-01' }, ['M2.2.0', 'M2.2.1']],
  ['M2 from a pilot to Beijing, from September', '2021-09-01', { measure: 'M2', area: '120000', otherArea: '110000' }, { inForce: true, since: '2021-09-01' }],
  ['M2 the other way round', '2021-09-01', { measure: 'M2', area: '110000', otherArea: '120000' }, { inForce: true, since: '2021-09-01' }],
  ['M2 in a capital, from September', '2021-09-01', { measure: 'M2', area: '540100' }, { inForce: true, since: '2021-09-01' }],
  ['M2 in a city with planning status', '2021-09-01', { measure: 'M2', area: '350200' }, { inForce: true, since: '2021-09-01' }],
  ['M2 in Wuxi, neither pilot nor capital', '2021-09-01', { measure: 'M2', area: '320200' }, { inForce: false, since: '2022-06-30' }, ['M2.2.0']],
  ['M2 nationwide, the day before', '2022-06-29', { measure: 'M2', area: '320200', otherArea: '120000' }, { inForce: false, since: '2022-06-30' }, ['M2.2.0', 'M2.2.1']],
  ['M2 nationwide, the first day', '2022-06-30', { measure: 'M2', area: '320200', otherArea: '120000' }, { inForce: true, since: '2022-06-30' }],
  ['M1 does not ask for the other place', start, { measure: 'M1', area: '510100', otherArea: '110000' }, { inForce: true, since: start }],
  ['M3 everywhere from the start', start, { measure: 'M3', area: '659001' }, { inForce: true, since: start }],
  ['M3, the day before', '2021-05-31', { measure: 'M3', area: '659001' }, { inForce: false, since: start }, ['M3.1.3']],
  ['M4, the pass in Urumqi', start, { measure: 'M4', area: '650100' }, { inForce: true, since: start }],
  ['M4, the pass elsewhere', start, { measure: 'M4', area: '110000' }, { inForce: false, since: nationwide }, ['M4.2.3']],
  ['M9 everywhere from the start', start, { measure: 'M9', area: '540100' }, { inForce: true, since: start }],
  ['M11 in all provinces', start, { measure: 'M11', area: '623000' }, { inForce: true, since: start }],
  ['M12: the pilot province covers its cities', start, { measure: 'M12', area: '370300' }, { inForce: true, since: start }],
  ['M12 in a pilot municipality', start, { measure: 'M12', area: '500000' }, { inForce: true, since: start }],
  ['M12 outside the pilots', '2021-12-09', { measure: 'M12', area: '330100' }, { inForce: false, since: nationwide }, ['M12.3']],
  ['M12 nationwide', nationwide, { measure: 'M12', area: '330100' }, { inForce: true, since: nationwide }],
])
