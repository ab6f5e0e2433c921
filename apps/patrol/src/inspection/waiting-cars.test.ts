import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMeant, mayBeFound, type Waiting } from './waiting-cars.ts'

const waiting: Waiting = {
  of: { case: 'c' }, number: '510100-20210615-0007', plateKind: '02', plateNumber: '川A00Q18', title: { zh: '机动车变更登记', en: 'Register a change of the car' },
  vinEnd: '004148', tone: 'good', line: { zh: '已提交', en: 'Sent' },
}

test('a car is found by part of its plate or number, and by the end of its VIN', () => {
  for (const text of ['', '川A00', 'a00q18', '川A·00Q18', '0615-0007', '4148', 'L0CDEM0A5M0004148', '变更']) assert.ok(isMeant(waiting, text), text)
  for (const text of ['川A00Q19', '148', '104148', '转移', 'L0CDEM0A5M0004149']) assert.ok(!isMeant(waiting, text), text)
  assert.ok(!isMeant({ ...waiting, vinEnd: '' }, 'L0CDEM0A5M0004148'))
})

test('what is in no list is asked for by a whole plate, VIN or number only', () => {
  assert.deepEqual(['川A00', '川A00Q1', '川A·00Q18', '川A0018挂', 'L0CDEM0A5M', 'L0CDEM0A5M0004148', '510100-2021', '510100-20210615-0007'].map(mayBeFound), [
    false, false, true, true, false, true, false, true,
  ])
})
