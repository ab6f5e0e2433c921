import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plateAgainst, plateReminder, wayPlateSays } from './way-plate-words.ts'

const number = '苏A0001临'

test('where the plate ends before the last day to bring the car, both days are named; the day before, the same, the day after', () => {
  const comeBy = '2021-08-05'
  for (const [validUntil, differs] of [['2021-08-04', true], ['2021-08-05', false], ['2021-08-06', false]] as const) {
    const says = wayPlateSays({ number, validUntil }, comeBy)
    assert.equal(says.zh.includes(`有效至 ${validUntil}`) && says.en.includes(`good until ${validUntil}`), true)
    assert.deepEqual([says.zh.includes(`最迟 ${comeBy}`), says.en.includes(`has until ${comeBy}`), says.zh.includes('转出地车管所窗口另领')], [differs, differs, differs], validUntil)
    assert.equal(plateAgainst({ number, validUntil }, comeBy, '2021-07-20').zh.includes('只到 2021-08-04'), differs)
  }
  assert.equal(wayPlateSays({ number, validUntil: '2021-07-31' }, null).zh, '凭临时行驶车号牌 苏A0001临 开到转入地，有效至 2021-07-31。')
})

test('a reminder names the day of the plate, and that it is the earlier one where it is', () => {
  const comeBy = '2021-08-05'
  for (const [validUntil, earlier] of [['2021-08-04', true], ['2021-08-05', false], ['2021-08-06', false]] as const) {
    const { zh, en } = plateReminder({ number, validUntil }, comeBy, '2021-07-29')
    assert.match(zh, new RegExp(`临时号牌到 ${validUntil} 为止`))
    assert.deepEqual([zh.includes('早于 2021-08-05'), en.includes('before 2021-08-05')], [earlier, earlier], validUntil)
  }
  assert.match(plateReminder({ number, validUntil: '2021-07-28' }, comeBy, '2021-07-29').zh, /已于 2021-07-28 到期，不能开车上路/)
  assert.match(plateReminder({ number, validUntil: '2021-07-29' }, comeBy, '2021-07-29').zh, /到 2021-07-29 为止/)
  assert.match(plateReminder(null, comeBy, '2021-07-29').zh, /没有临时号牌/)
})

test('on its last day the plate still counts; afterwards it is said to have ended', () => {
  const plate = { number, validUntil: '2021-07-31' }
  for (const [today, says] of [['2021-07-30', /只到 2021-07-31/], ['2021-07-31', /只到 2021-07-31/], ['2021-08-01', /已于 2021-07-31 到期，请拖车，或带保单到转出地车管所窗口另领/]] as const)
    assert.match(plateAgainst(plate, '2021-08-05', today).zh, says, today)
  assert.match(plateAgainst(null, '2021-08-05', '2021-07-30').zh, /没有临时号牌，不能开车上路/)
})
