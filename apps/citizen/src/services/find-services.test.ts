import type { ServiceView } from '@changxing/contract/cases.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alsoCalled } from './also-called.ts'
import { findServices, findWays } from './find-services.ts'
import { otherWays } from './other-ways.ts'

const service = (id: string, title: { zh: string; en: string }, summary: { zh: string; en: string }, clauses: string[]) => ({ id, title, summary, clauses }) as unknown as ServiceView
const services = [
  service('vehicles.temporary-plate', { zh: '申领新车临时号牌', en: 'Temporary plate of a new car' }, { zh: '上牌前临时上路', en: 'Before it is registered' }, ['M9.1']),
  service('vehicles.transfer', { zh: '转移登记（本市过户）', en: 'Transfer in this city' }, { zh: '卖给本市的新车主', en: 'To a new owner in this city' }, ['M9.1']),
  service('plates', { zh: '补换领号牌', en: 'Replace plates' }, { zh: '号牌丢失；驾驶证不受影响', en: 'Lost plates; your licence stays' }, ['M6.1.2']),
  service('e-licence', { zh: '申领电子驾驶证', en: 'Get the e-licence' }, { zh: '手机出示', en: 'Show it on the phone' }, ['M1.3.1']),
]
const found = (typed: string) => findServices(services, typed).map((service) => service.id)

test('words are found in both languages, the title counts first', () => {
  assert.deepEqual(found('驾驶证'), ['e-licence', 'plates'])
  assert.deepEqual(found('LICENCE phone'), ['e-licence'])
})

test('a clause finds its service, nothing typed finds all, nonsense finds none', () => {
  assert.deepEqual(found('m6.1.2'), ['plates'])
  assert.deepEqual(found('  '), ['vehicles.temporary-plate', 'vehicles.transfer', 'plates', 'e-licence'])
  assert.deepEqual(found('火箭'), [])
})

test('what people say at the counter finds the business, also where it is no service', () => {
  const foundAll = (typed: string) => [...found(typed), ...findWays(otherWays, typed).map(({ to }) => to)]
  assert.deepEqual(foundAll('二手车'), ['vehicles.transfer', '/transfers', '/car-check'])
  assert.deepEqual(foundAll('异地'), ['/transfers'])
  assert.deepEqual(foundAll('转籍'), ['/transfers'])
  assert.deepEqual(foundAll('临牌'), ['vehicles.temporary-plate'])
  assert.deepEqual(foundAll('过户'), ['vehicles.transfer', '/transfers', '/car-check'])
  assert.deepEqual(foundAll('another CITY'), ['/transfers'])
  assert.deepEqual(foundAll('火箭'), [])
})

test('every way that is no service has the names people give it', () => {
  assert.deepEqual(otherWays.filter(({ to }) => !alsoCalled[to]), [])
})
