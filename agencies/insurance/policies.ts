import { findVehicle, vehicles } from '../vehicles.ts'

export type Insurer = { readonly code: string; readonly name: string }

/** A policy of compulsory insurance as the insurers' platform holds it: also what was typed wrongly. */
export type Policy = {
  /** The policy number. */
  readonly id: string
  readonly insurer: Insurer
  /** ISO with +08:00. */
  readonly from: string
  readonly to: string
  readonly insured: string
  readonly vin: string
  readonly engineNumber: string
  readonly plateKind: string | null
  readonly plateNumber: string | null
  readonly status: 'in-force' | 'surrendered'
  readonly vehicleTax: { readonly year: number; readonly amountFen: number; readonly status: 'paid' | 'exempt' | 'withheld' } | null
  /** Whether the insurer has sent it to the platform. */
  readonly uploaded: boolean
  /** The vehicle that was meant. */
  readonly meantFor: string
}

const fictional: Insurer = { code: 'XG01', name: '虚构财产保险股份有限公司' }
const nameless: Insurer = { code: 'WM02', name: '无名财产保险有限公司' }

const year = (from: string): Pick<Policy, 'from' | 'to'> => ({ from: `${from}T00:00:00+08:00`, to: `${Number(from.slice(0, 4)) + 1}${from.slice(4)}T00:00:00+08:00` })

const policyFor = (number: number, vin: string, from: string, changed: Partial<Policy> = {}): Policy => {
  const vehicle = findVehicle(vin)!
  return {
    id: `PDZA2021${String(number).padStart(13, '0')}`, insurer: number % 2 ? fictional : nameless, ...year(from), insured: vehicle.owner.name,
    vin, engineNumber: vehicle.engineNumber, plateKind: vehicle.plateKind, plateNumber: vehicle.plateNumber, status: 'in-force',
    vehicleTax: { year: Number(from.slice(0, 4)), amountFen: 30_000, status: 'paid' }, uploaded: true, meantFor: vin, ...changed,
  }
}

const [found, typed, onEngine, newCar, later, surrendered, , taxNotLinked, mortgaged] = vehicles.map(({ vin }) => vin) as [string, string, string, string, string, string, string, string, string]

/** Invented policies around the summer of 2021, one for each thing that goes wrong. */
export const policies: readonly Policy[] = [
  policyFor(1, found, '2021-03-01'),
  policyFor(2, typed, '2021-03-01', { vin: typed.replaceAll('0', 'O') }),
  policyFor(3, onEngine, '2021-02-10', { vin: 'DE0003111' }),
  policyFor(4, newCar, '2021-06-01', { uploaded: false }),
  policyFor(5, later, '2021-08-01'),
  policyFor(6, surrendered, '2021-01-15', { status: 'surrendered' }),
  policyFor(8, taxNotLinked, '2021-05-20', { vehicleTax: null }),
  policyFor(10, 'L0CDEM0A9M0010020', '2021-04-10'),
  policyFor(11, 'L0CDEM0A4M0010023', '2021-06-20'),
  policyFor(9, mortgaged, '2021-05-02', { vehicleTax: { year: 2021, amountFen: 0, status: 'exempt' } }),
]
