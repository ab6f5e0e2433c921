import type { Policy } from './policies.ts'

export type Question = {
  readonly vin: string
  readonly plateKind: string | null
  readonly plateNumber: string | null
  readonly engineNumber: string
  readonly date: string
}

/** A policy under another VIN that may be meant, and by what it was found. Nobody's name. */
export type NearPolicy = Omit<Policy, 'id' | 'insured' | 'uploaded' | 'meantFor' | 'vehicleTax'> & { readonly policyNumber: string; readonly by: 'vin-like' | 'engine' | 'plate' }

/** As typists see a VIN: the letters that it never has are the digits they look like. */
const lookAlike = (vin: string): string => vin.toUpperCase().replaceAll(/[OQ]/g, '0').replaceAll('I', '1')

export const presentPolicy = ({ id, uploaded: _uploaded, meantFor: _meantFor, ...policy }: Policy) => ({ policyNumber: id, ...policy })

const near = (policy: Policy, by: NearPolicy['by']): NearPolicy => {
  const { insured: _insured, vehicleTax: _tax, ...shown } = presentPolicy(policy)
  return { ...shown, by }
}

/** Policies for exactly this VIN, and what lies near it. Policies that their insurer has not sent yet are not seen. */
export function findPolicies(
  all: readonly Policy[], { vin, plateKind, plateNumber, engineNumber }: Question,
): { readonly policies: readonly Policy[]; readonly near: readonly NearPolicy[] } {
  const seen = all.filter((policy) => policy.uploaded)
  const others = seen.filter((policy) => policy.vin !== vin)
  const how = (policy: Policy): NearPolicy['by'] | undefined =>
    lookAlike(policy.vin) === lookAlike(vin) ? 'vin-like'
      : policy.engineNumber === engineNumber || policy.vin === engineNumber ? 'engine'
        : plateNumber !== null && policy.plateKind === plateKind && policy.plateNumber === plateNumber ? 'plate' : undefined
  return {
    policies: seen.filter((policy) => policy.vin === vin),
    near: others.flatMap((policy) => {
      const by = how(policy)
      return by ? [near(policy, by)] : []
    }),
  }
}
