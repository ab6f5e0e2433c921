import type { z } from 'zod'
import type { InsuranceReason } from './reasons.ts'
import type { NearPolicy, Policy, QueryAnswer } from './messages.ts'

/** What is known of the vehicle. `date`: the civil date on which the insurance must be in force. */
export type Judged = { readonly vin: string; readonly plateNumber: string | null; readonly business: string; readonly date: string }

export type Verdict =
  | { readonly result: 'confirmed'; readonly policy: Policy; readonly remarks: readonly InsuranceReason[] }
  | { readonly result: 'denied'; readonly reasonCode: InsuranceReason; readonly insurer?: Policy['insurer'] }
  | { readonly result: 'unknown'; readonly reasonCode: 'other-vin' }

const dayOf = (time: string) => time.slice(0, 10)
const endsAtMidnight = (time: string) => time.slice(11, 19) === '00:00:00'

/** A policy counts on every day of which it covers a part; one that ends at 0:00 does not cover that day. */
const covers = ({ from, to, status }: Policy, date: string) => status === 'in-force' && dayOf(from) <= date && (endsAtMidnight(to) ? date < dayOf(to) : date <= dayOf(to))

const nearReason: Readonly<Record<NearPolicy['by'], InsuranceReason>> = { 'vin-like': 'vin-typed', engine: 'on-engine-number', plate: 'on-old-plate' }

const whyNot = (policy: Policy, date: string): InsuranceReason => (policy.status === 'surrendered' ? 'surrendered' : dayOf(policy.from) > date ? 'starts-later' : 'expired')

/** Says what an answer of the insurers proves (M11.1). An answer in which any policy is for another VIN proves nothing at all. */
export const judgePolicies = ({ policies, near }: z.infer<typeof QueryAnswer>, { vin, plateNumber, business, date }: Judged): Verdict => {
  if (policies.some((policy) => policy.vin !== vin)) return { result: 'unknown', reasonCode: 'other-vin' }
  const inForce = policies.filter((policy) => covers(policy, date))
  const [policy] = inForce
  if (policy) {
    const remarks: InsuranceReason[] = []
    if (!policy.vehicleTax) remarks.push('tax-not-linked')
    if (inForce.length > 1) remarks.push('renewal-overlaps')
    if (policy.plateNumber !== null && plateNumber !== null && policy.plateNumber !== plateNumber) remarks.push('on-old-plate')
    return { result: 'confirmed', policy, remarks }
  }
  // One that begins soon says more than one that ended long ago.
  const [latest] = policies.toSorted((a, b) => (a.from < b.from ? 1 : -1))
  if (latest) return { result: 'denied', reasonCode: whyNot(latest, date), insurer: latest.insurer }
  const [other] = near
  if (other) return { result: 'denied', reasonCode: nearReason[other.by], insurer: other.insurer }
  return { result: 'denied', reasonCode: business === 'registration' ? 'not-uploaded' : 'not-found' }
}
