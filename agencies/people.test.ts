import assert from 'node:assert/strict'
import { test } from 'node:test'
import { people } from './people.ts'
import { clientsOf } from './identity/clients.ts'

const citizens = people.filter((person) => person.kind === 'citizen')
const officers = people.filter((person) => person.kind === 'officer')

// GB 11643, written out here a second time so that the rule's own code is not its own witness
function checkDigit(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11]!
}

test('the check-digit arithmetic agrees with the samples in the standard', () => {
  assert.equal(checkDigit('11010519491231002'), 'X')
  assert.equal(checkDigit('44052418800101001'), '4')
})

test('every identity number passes its check digit and agrees with birth date and sex', () => {
  for (const person of citizens) {
    if (person.identityKind === 'passport') continue
    const number = person.identityNumber
    assert.match(number, /^\d{17}[\dX]$/)
    assert.equal(number[17], checkDigit(number), person.id)
    assert.equal(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`, person.birthdate, person.id)
    assert.equal(Number(number[16]) % 2 === 1 ? 'male' : 'female', person.sex, person.id)
    assert.equal(/^8[123]0000/.test(number), person.identityKind === 'hmt-residence-permit', person.id)
  }
})

test('nobody can be a real person: no district in the number, no real phone, no house', () => {
  for (const person of citizens) {
    if (person.identityKind !== 'passport') assert.match(person.identityNumber, /^\d{4}00/, person.id)
    assert.match(person.phone, /^1640000\d{4}$/, person.id)
    assert.match(person.address, /0号/, person.id)
  }
})

test('subjects, identity numbers, phones and officer numbers are unique', () => {
  for (const values of [
    people.map((person) => person.id), citizens.map((person) => person.identityNumber), citizens.map((person) => person.phone),
    officers.map((person) => person.officerNumber),
  ]) assert.equal(new Set(values).size, values.length)
})

test('everybody can sign in somewhere, and an officer never where a citizen can', () => {
  for (const person of people) {
    assert.ok(clientsOf(person).length > 0, person.id)
    assert.equal(clientsOf(person).includes('changxing-citizen'), person.kind === 'citizen', person.id)
  }
})

test('one name has characters outside the basic plane, one is very long', () => {
  assert.ok(citizens.some((person) => [...person.name.zh].length !== person.name.zh.length))
  assert.ok(citizens.some((person) => person.name.zh.length > 60))
})
