import type { Domain } from '../../platform/domain.ts'
import { mountRealPersonCallback, realPersonCheck, startRealPersonCheck } from './real-person-checks.ts'
import { areas, me, signOut } from './session-operations.ts'

export { findPersonByNumber, keepPerson, maskName, maskNumber, personOf, type Person, type PersonClaims } from './persons.ts'
export { recognisePerson } from './recognise.ts'
export { useRealPersonCheck } from './real-person-checks.ts'
export { countWithPhone, officer as officerOf } from './store.ts'

export const people: Domain = {
  name: 'people',
  operations: { me, signOut, areas, startRealPersonCheck, realPersonCheck },
  routes: mountRealPersonCallback,
}
