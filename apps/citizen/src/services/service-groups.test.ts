import type { ServiceView } from '@changxing/contract/cases.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everydayOf, groupsOf } from './service-groups.ts'

test('every service stands in one group, what nobody thought of among the others', () => {
  const services = ['vehicles.plates', 'licences.renewal', 'parking.permit'].map((id) => ({ id }) as ServiceView)
  assert.deepEqual(groupsOf(services).map(({ name, services: of }) => [name.en, of.map(({ id }) => id)]), [
    ['Driving licence', ['licences.renewal']], ['Vehicle', ['vehicles.plates']], ['Other', ['parking.permit']],
  ])
})

test('the first screen shows four at most: the e-licence wherever it stands in the list, then everyday business', () => {
  const services = ['exams.learner-permit', 'vehicles.plates', 'vehicles.register', 'licences.e-licence-application', 'vehicles.mark', 'vehicles.licence', 'vehicles.exempt'].map((id) =>
    ({ id, applicants: ['exams.learner-permit', 'vehicles.register', 'licences.e-licence-application'].includes(id) ? ['self'] : ['self', 'helper'] }) as unknown as ServiceView)
  assert.deepEqual(everydayOf(services).map(({ id }) => id), ['licences.e-licence-application', 'vehicles.plates', 'vehicles.mark', 'vehicles.licence'])
})
