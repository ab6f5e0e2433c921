import type { Words } from '@changxing/rules/decision.ts'
import { citizens } from './citizens.ts'
import { officers } from './officers.ts'
import { relyingStaff } from './organisations.ts'

/**
 * What a person is to the identity provider. Somebody who is both (an officer who drives) has two accounts, as in life:
 * an officer's account never opens a citizen's page.
 */
export type PersonKind = 'citizen' | 'officer' | 'relying'

/** What every account has: a subject that never changes, a name, and the reason why this person was invented. */
type Account = {
  /** The OpenID `sub`. Stable for ever: tests, journeys and the person's history hang on it. */
  readonly id: string
  readonly name: Words
  /** What one can try with this person. */
  readonly for: Words
}

/** How the number is to be read: an ID card, a residence permit for Hong Kong, Macao and Taiwan residents, or a passport. */
export type IdentityKind = 'resident-id' | 'hmt-residence-permit' | 'passport'

export type Citizen = Account & {
  readonly kind: 'citizen'
  readonly identityNumber: string
  readonly identityKind: IdentityKind
  readonly phone: string
  readonly birthdate: string
  readonly sex: 'male' | 'female'
  /** City of residence, six digits. */
  readonly area: string
  /** An address that cannot exist. */
  readonly address: string
}

/** What an officer is appointed to do. The platform's permissions are declared against these words. */
export type Post =
  | 'licence-review' | 'review-head' | 'photo-capture' | 'notices' | 'patrol' | 'supervision'
  | 'registration' | 'archive' | 'inspection' | 'examiner' | 'exam-planning'

export type Officer = Account & {
  readonly kind: 'officer'
  readonly officerNumber: string
  /** Twelve digits of the office that appointed the officer. */
  readonly office: string
  readonly officeName: Words
  /** City, six digits. */
  readonly area: string
  readonly posts: readonly Post[]
}

export type Organisation = { readonly id: string; readonly name: string; readonly kind: 'rental' | 'insurer' }

export type RelyingStaff = Account & { readonly kind: 'relying'; readonly organisation: Organisation }

export type Person = Citizen | Officer | RelyingStaff

/** Everybody who can sign in at the stand-in identity provider. All are invented. */
export const people: readonly Person[] = [...citizens, ...officers, ...relyingStaff]

const byId = new Map(people.map((person) => [person.id, person]))

/** The person with this subject, or undefined. */
export const findPerson = (id: string): Person | undefined => byId.get(id)
