import { examples } from '../examples.ts'
import { insurancePaper } from './decide-insurance-paper.ts'

const on = '2021-06-15'
const none = { insurancePaper: false, taxPaper: false, mayProceed: true } as const
const taxOnly = { insurancePaper: false, taxPaper: true, mayProceed: true } as const
const paper = { insurancePaper: true, taxPaper: true, mayProceed: true } as const

export default examples(insurancePaper, [
  ['a car is registered, found', on, { vehicleType: 'K33', business: 'registration', check: 'confirmed' }, none],
  ['a car is registered, not found', on, { vehicleType: 'K33', business: 'registration', check: 'denied' }, paper, ['M11.3']],
  ['a car is registered, no answer', on, { vehicleType: 'K33', business: 'registration', check: 'unknown' }, paper, ['M11.3']],
  ['inspection mark, found', on, { vehicleType: 'K33', business: 'inspection-mark', check: 'confirmed' }, none],
  ['inspection mark, not found', on, { vehicleType: 'K33', business: 'inspection-mark', check: 'denied' }, paper, ['M11.3']],
  ['inspection mark, no answer', on, { vehicleType: 'K33', business: 'inspection-mark', check: 'unknown' }, paper, ['M11.3']],
  ['a heavy truck, found', on, { vehicleType: 'H11', business: 'inspection-mark', check: 'confirmed' }, none],
  ['a motorcycle is not checked', on, { vehicleType: 'M21', business: 'registration', check: 'confirmed' }, paper, ['M11.1']],
  ['a motor tricycle is not checked', on, { vehicleType: 'M11', business: 'inspection-mark', check: 'confirmed' }, paper, ['M11.1']],
  ['a low-speed truck is not checked', on, { vehicleType: 'H51', business: 'registration', check: 'confirmed' }, paper, ['M11.1']],
  ['a three-wheeler is not checked', on, { vehicleType: 'N11', business: 'registration', check: 'confirmed' }, paper, ['M11.1']],
  ['a motorcycle without an answer: it was not asked', on, { vehicleType: 'M21', business: 'registration', check: 'unknown' }, paper, ['M11.1']],
  ['a motorcycle, denied: it was not asked', on, { vehicleType: 'M21', business: 'inspection-mark', check: 'denied' }, paper, ['M11.1']],
  ['a semi-trailer takes no insurance, but owes tax', on, { vehicleType: 'B11', business: 'registration', check: 'unknown' }, taxOnly, ['M11.1']],
  ['a semi-trailer, denied', on, { vehicleType: 'B11', business: 'inspection-mark', check: 'denied' }, taxOnly, ['M11.1']],
  ['a semi-trailer, found all the same', on, { vehicleType: 'B11', business: 'registration', check: 'confirmed' }, none],
  ['a full trailer, found all the same', on, { vehicleType: 'G11', business: 'inspection-mark', check: 'confirmed' }, none],
  ['a trailer, found, on the first day', '2021-06-01', { vehicleType: 'B11', business: 'registration', check: 'confirmed' }, none],
  ['a trailer, found, the day before', '2021-05-31', { vehicleType: 'B11', business: 'registration', check: 'confirmed' }, taxOnly, ['M11.1']],
  ['a full trailer, no answer', on, { vehicleType: 'G11', business: 'inspection-mark', check: 'unknown' }, taxOnly, ['M11.1']],
  ['a trailer off the list of types', on, { vehicleType: 'B2A', business: 'registration', check: 'unknown' }, taxOnly, ['M11.1']],
  ['a tractor unit is insured, for its trailer too', on, { vehicleType: 'Q11', business: 'registration', check: 'denied' }, paper, ['M11.3']],
  ['a trailer before the measure', '2021-05-31', { vehicleType: 'B11', business: 'registration', check: 'unknown' }, taxOnly, ['M11.1']],
  ['other business, a trailer', on, { vehicleType: 'G11', business: 'other', check: 'unknown' }, none],
  ['other business asks for no insurance', on, { vehicleType: 'K33', business: 'other', check: 'denied' }, none],
  ['other business, a motorcycle', on, { vehicleType: 'M21', business: 'other', check: 'unknown' }, none],
  ['the day before', '2021-05-31', { vehicleType: 'K33', business: 'registration', check: 'confirmed' }, paper, ['M11.2']],
  ['the day before, no answer: it was not asked', '2021-05-31', { vehicleType: 'K33', business: 'registration', check: 'unknown' }, paper, ['M11.2']],
  ['the first day', '2021-06-01', { vehicleType: 'K33', business: 'registration', check: 'confirmed' }, none],
  ['the second day', '2021-06-02', { vehicleType: 'K33', business: 'registration', check: 'confirmed' }, none],
])
