import type { ServiceView } from '@changxing/contract/cases.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupsOf } from './service-groups.ts'

test('every service stands in one group, what nobody thought of among the others', () => {
  const services = ['vehicles.plates', 'licences.renewal', 'parking.permit'].map((id) => ({ id }) as ServiceView)
  assert.deepEqual(groupsOf(services).map(({ name, services: of }) => [name.en, of.map(({ id }) => id)]), [
    ['Driving licence', ['licences.renewal']], ['Vehicle', ['vehicles.plates']], ['Other', ['parking.permit']],
  ])
})
