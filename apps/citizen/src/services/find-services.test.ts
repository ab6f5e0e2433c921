import type { ServiceView } from '@changxing/contract/cases.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findServices } from './find-services.ts'

const service = (id: string, title: { zh: string; en: string }, summary: { zh: string; en: string }, clauses: string[]) => ({ id, title, summary, clauses }) as unknown as ServiceView
const services = [
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
  assert.deepEqual(found('  '), ['plates', 'e-licence'])
  assert.deepEqual(found('火箭'), [])
})
