import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import { insuranceCheckedOnline } from './parameters.ts'
import { isLowSpeedTruck, isMotorcycle, isThreeWheeler, isTrailer, vehicleTypeFact, vehicleTypeName } from './vehicle-types.ts'

type Outcome = { readonly insurancePaper: boolean; readonly taxPaper: boolean; readonly mayProceed: boolean }

const withoutPaper: Outcome = { insurancePaper: false, taxPaper: false, mayProceed: true }
const withPaper: Outcome = { insurancePaper: true, taxPaper: true, mayProceed: true }
const withTaxPaper: Outcome = { insurancePaper: false, taxPaper: true, mayProceed: true }

/** The three types that are not checked online: their owners bring paper. */
export const isExceptedFromInsuranceCheck = (vehicleType: string) => [isMotorcycle, isLowSpeedTruck, isThreeWheeler].some((is) => is(vehicleType))

/**
 * Trailers take no compulsory insurance: there is no policy that an owner could show. Source: Regulation on Compulsory Traffic Insurance
 * (机动车交通事故责任强制保险条例), article 42 of the text of 2019-03-02. M11.1 checks every type but three, and trailers are none of them: the
 * insurers are asked, and that they find nothing asks for no policy.
 */
export const takesNoCompulsoryInsurance = isTrailer

/**
 * Whether paper proof of compulsory insurance and vehicle tax may be asked for. On registration and on issuing an inspection mark the
 * office checks online; once found, neither paper is asked for (M11.1). Motorcycles, low-speed trucks and three-wheelers are not checked:
 * their owners bring paper. "denied" or "unknown" leads to the paper route and to a re-check (M11.3), and never stops the business. Other
 * business asks for no insurance at all, so that no paper may be asked for either. A trailer has no policy to be asked for, but owes vehicle
 * tax; no insurer collects it, so that its proof is still handed in (车船税法, article 10, of 2019-04-23). Found all the same, neither is.
 */
export const insurancePaper = rule({
  id: 'vehicles.insurance-paper',
  version: '5',
  title: { zh: '是否还要交强险、车船税纸质凭证', en: 'Is paper proof of insurance and tax needed' },
  clauses: ['M11.1', 'M11.2', 'M11.3'],
  facts: {
    vehicleType: vehicleTypeFact,
    business: { type: 'string', enum: ['registration', 'inspection-mark', 'other'], says: { zh: '业务', en: 'Business' } },
    check: { type: 'string', enum: ['confirmed', 'denied', 'unknown'], says: { zh: '联网核查结果', en: 'Answer of the online check' } },
  },
  decide({ vehicleType, business, check }, on): Decision<Outcome> {
    if (business === 'other') return decided(withoutPaper, [notAsked])
    const inForce = insuranceCheckedOnline.find(on)?.value ?? false
    // M11.1 leaves out three types, and trailers are none of them: what was found counts for a trailer too.
    if (takesNoCompulsoryInsurance(vehicleType) && !(inForce && check === 'confirmed')) return decided(withTaxPaper, reasonsOfTrailer(vehicleType))
    const askable = [reasonOfDay(inForce), reasonOfType(vehicleType)]
    const counts = askable.every((reason) => reason.holds)
    // Where nothing is asked online, no answer counts, and none may read as if it did.
    if (!counts) return decided(withPaper, askable)
    return decided(check === 'confirmed' ? withoutPaper : withPaper, [...askable, reasonsOfCheck[check]])
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

function reasonsOfTrailer(vehicleType: string): readonly Reason[] {
  const { zh, en } = vehicleTypeName(vehicleType)
  return [
    because(
      'M11.1',
      true,
      {
        zh: `${zh}不投保交强险（交强险条例第四十二条），没有查到也不要保单`,
        en: `${en}: takes no compulsory insurance (its Regulation, article 42), so no policy is asked for where none is found`,
      },
      { vehicleType },
    ),
    because(
      'M11.1',
      false,
      {
        zh: '没有保险公司代收车船税，请带车船税凭证（车船税法第十条）',
        en: 'No insurer collects its vehicle tax: please bring the paper of tax (Vehicle and Vessel Tax Law, article 10)',
      },
      { vehicleType },
    ),
  ]
}

const reasonsOfCheck = {
  confirmed: because('M11.1', true, { zh: '已查到，不要纸质凭证', en: 'Found: no paper may be asked for' }, { check: 'confirmed' }),
  denied: because(
    'M11.3',
    false,
    { zh: '没有查到，可凭纸质凭证办理；交来凭证后反馈保险公司核实，系统会再次核查', en: 'Not found: go on with paper proof; once it is handed in, the insurer is asked to put it right, and it is checked again' },
    { check: 'denied' },
  ),
  unknown: because(
    'M11.3',
    false,
    { zh: '暂时查不了，可凭纸质凭证办理，系统会再次核查', en: 'The check gave no answer: go on with paper proof; it will be checked again' },
    { check: 'unknown' },
  ),
} as const
