import { createHash, randomBytes } from 'node:crypto'
import { normalIdentityNumber, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { people } from '../people.ts'
import type { Checked } from './real-person.ts'

type Named = { readonly name: string; readonly identityNumber: string; readonly nonce: string }

/** How long an announcement waits for the browser, and how many are kept; the oldest go first. */
const keptMillis = 10 * 60_000
const capacity = 1_000

/** What a result says instead of an account's `sub`: it fits this name, this number and this check, and tells none of them. */
export const subjectOfNamed = ({ name, identityNumber, nonce }: Named): string =>
  `named:${createHash('sha256').update([nonce, name, identityNumber].join('\n')).digest('base64url')}`

/**
 * Who was announced for a check by name and identity number, because they have no account: a real provider compares the face with the national
 * register by the number. Here every valid number is somebody's, under the name that is given; an invented person's number only under their own.
 */
export function announcedPeople() {
  const kept = new Map<string, { readonly client: string; readonly nonce: string; readonly person: Checked; readonly until: number }>()

  return {
    /** The request by which the check is called; undefined when something is missing or the number is nobody's. */
    add(client: string, named: Named): string | undefined {
      const number = normalIdentityNumber(named.identityNumber)
      if (named.name === '' || named.name.length > 100 || named.nonce === '' || !readIdentityNumber(number, '9999-12-31').valid) return undefined
      const known = people.find((person) => person.kind === 'citizen' && person.identityNumber === number)
      const person = { subject: subjectOfNamed(named), name: { zh: named.name, en: known?.name.en ?? named.name }, asNamed: known === undefined || known.name.zh === named.name }
      if (kept.size >= capacity) kept.delete(kept.keys().next().value!)
      const request = randomBytes(24).toString('base64url')
      kept.set(request, { client, nonce: named.nonce, person, until: Date.now() + keptMillis })
      return request
    },

    find(client: string, request: string, nonce: string): Checked | undefined {
      const found = kept.get(request)
      return found && found.client === client && found.nonce === nonce && found.until > Date.now() ? found.person : undefined
    },
  }
}
