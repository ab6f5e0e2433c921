import type { Person } from '../people.ts'

/** How strongly a person of each kind is known. Citizens: real name checked against the identity document. */
const assurance = {
  citizen: 'urn:changxing:acr:real-name', officer: 'urn:changxing:acr:officer', relying: 'urn:changxing:acr:organisation',
} as const

export const acrValues = Object.values(assurance)
export const acrOf = (person: Person): string => assurance[person.kind]

/** The claims that each scope opens. */
export const claimsByScope = {
  openid: ['sub', 'acr'],
  citizen: ['kind', 'name', 'identity_number', 'identity_kind', 'phone', 'birthdate', 'sex', 'area', 'address'],
  officer: ['kind', 'name', 'officer_number', 'office', 'office_name', 'area', 'posts'],
  relying: ['kind', 'name', 'organisation'],
}

/** What the provider asserts about a person. `name` is the name in the identity document. */
export function claimsOf(person: Person): { sub: string; [claim: string]: unknown } {
  const always = { sub: person.id, kind: person.kind, name: person.name.zh }
  switch (person.kind) {
    case 'citizen':
      return {
        ...always, identity_number: person.identityNumber, identity_kind: person.identityKind, phone: person.phone,
        birthdate: person.birthdate, sex: person.sex, area: person.area, address: person.address,
      }
    case 'officer':
      return {
        ...always, officer_number: person.officerNumber, office: person.office, office_name: person.officeName, area: person.area,
        posts: [...person.posts],
      }
    case 'relying':
      return { ...always, organisation: person.organisation }
  }
}
