import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookerOf } from './looker.ts'

test('an officer is named by number, the office in the reader’s language', () => {
  assert.deepEqual(lookerOf('officer', '900011 · 成都市交警示范大队 Chengdu Demonstration Brigade'), {
    name: { zh: '900011', en: '900011' }, office: { zh: '成都市交警示范大队', en: 'Chengdu Demonstration Brigade' },
  })
  const code = '510100-07'
  assert.deepEqual(lookerOf('officer', `900011 · ${code}`).office, { zh: code, en: code }, 'an office that is known by its code only')
})

test('a business keeps its name, whatever is in it', () => {
  assert.deepEqual(lookerOf('relying-party', '无名 · Car Rental').name, { zh: '无名 · Car Rental', en: '无名 · Car Rental' })
})

test('people without a name are called what they are', () => {
  assert.deepEqual(lookerOf('citizen', '群众 · a citizen').name, { zh: '群众', en: 'a citizen' })
  assert.deepEqual(lookerOf('copy', '匿名核验').name, { zh: '匿名核验', en: '匿名核验' })
})
