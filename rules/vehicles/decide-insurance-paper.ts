import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import { insuranceCheckedOnline } from './parameters.ts'
import { isLowSpeedTruck, isMotorcycle, isThreeWheeler, vehicleTypeFact, vehicleTypeName } from './vehicle-types.ts'

type Outcome = { readonly insurancePaper: boolean; readonly taxPaper: boolean; readonly mayProceed: boolean }

const withoutPaper: Outcome = { insurancePaper: false, taxPaper: false, mayProceed: true }
const withPaper: Outcome = { insurancePaper: true, taxPaper: true, mayProceed: true }

/** The three types that are not checked online: their owners bring paper. */
export const isExceptedFromInsuranceCheck = (vehicleType: string) => [isMotorcycle, isLowSpeedTruck, isThreeWheeler].some((is) => is(vehicleType))

/**
 * Whether paper proof of compulsory insurance and vehicle tax may be asked for. On registration and on issuing an inspection mark the
 * office checks online; once found, neither paper is asked for (M11.1). Motorcycles, low-speed trucks and three-wheelers are not checked:
 * their owners bring paper. "denied" or "unknown" leads to the paper route and to a re-check (M11.3), and never stops the business. Other
 * business asks for no insurance at all, so that no paper may be asked for either.
 */
export const insurancePaper = rule({
  id: 'vehicles.insurance-paper',
  version: '2',
  title: { zh: '是否还要交强险、车船税纸质凭证', en: 'Is paper proof of insurance and tax needed' },
  clauses: ['M11.1', 'M11.2', 'M11.3'],
  facts: {
    vehicleType: vehicleTypeFact,
    business: { type: 'string', enum: ['registration', 'inspection-mark', 'other'], says: { zh: '业务', en: 'Business' } },
    check: { type: 'string', enum: ['confirmed', 'denied', 'unknown'], says: { zh: '联网核查结果', en: 'Answer of the online check' } },
  },
  decide({ vehicleType, business, check }, on): Decision<Outcome> {
    if (business === 'other') return decided(withoutPaper, [notAsked])
    const askable = [reasonOfDay(insuranceCheckedOnline.find(on)?.value ?? false), reasonOfType(vehicleType)]
    const counts = askable.every((reason) => reason.holds)
    // What was found where nothing is asked online waives no paper, and must not read as if it did.
    const reasons = check === 'confirmed' && !counts ? askable : [...askable, reasonsOfCheck[check]]
    return decided(counts && check === 'confirmed' ? withoutPaper : withPaper, reasons)
  },
})

const notAsked = because(
  'M11.1',
  true,
  { zh: '注册登记和核发检验合格标志才核查交强险，本业务不要保险、车船税凭证', en: 'Only registration and inspection marks ask for insurance: no proof is needed here' },
  { business: 'other' },
)

const reasonOfDay = (inForce: boolean): Reason =>
  because(
    'M11.2',
    inForce,
    inForce
      ? { zh: '交强险已全国联网核查', en: 'Insurance is checked online throughout the country' }
      : { zh: '2021年6月1日起才全国联网核查', en: 'Insurance is checked online throughout the country only from 2021-06-01' },
  )

function reasonOfType(vehicleType: string): Reason {
  const { zh, en } = vehicleTypeName(vehicleType)
  const excepted = isExceptedFromInsuranceCheck(vehicleType)
  return because(
    'M11.1',
    !excepted,
    excepted
      ? { zh: `${zh}不联网核查，请带交强险、车船税凭证`, en: `${en}: not checked online, please bring the papers of insurance and tax` }
      : { zh: `${zh}联网核查交强险`, en: `${en}: insurance is checked online` },
    { vehicleType },
  )
}

const reasonsOfCheck = {
  confirmed: because('M11.1', true, { zh: '已查到，不要纸质凭证', en: 'Found: no paper may be asked for' }, { check: 'confirmed' }),
  denied: because(
    'M11.3',
    false,
    { zh: '没有查到，可凭纸质凭证办理，同时反馈保险公司核实', en: 'Not found: go on with paper proof; the insurer is asked to put it right' },
    { check: 'denied' },
  ),
  unknown: because(
    'M11.3',
    false,
    { zh: '暂时查不了，可凭纸质凭证办理，系统会再次核查', en: 'The check gave no answer: go on with paper proof; it will be checked again' },
    { check: 'unknown' },
  ),
} as const
