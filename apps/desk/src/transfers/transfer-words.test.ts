import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerTone, dueWords, isOurTurn } from './transfer-words.ts'

const clock = { duty: 'in', dutySays: null, dueOn: '2021-07-06', workingDaysLeft: 3, calendarDaysLeft: null, overdue: false, says: { zh: '', en: '' } } as const
const told = (change: object, side: 'in' | 'out' = 'in', state: 'applied' | 'registered' | 'archive-received' = 'applied') => ({ side, state, clock: { ...clock, ...change } })

test('a row says whose turn it is and how many working days are left (M2.3.4)', () => {
  assert.equal(dueWords(told({})).says.zh, '剩 3 个工作日')
  assert.equal(dueWords(told({}, 'out')).says.zh, '对方 · 剩 3 个工作日')
  assert.deepEqual(dueWords(told({ workingDaysLeft: 0 })), { tone: 'care', says: { zh: '今天到期', en: 'Due today' } })
  assert.equal(dueWords(told({ overdue: true, workingDaysLeft: 0 })).tone, 'bad')
  assert.equal(dueWords(told({ duty: 'owner', dueOn: null, workingDaysLeft: null }, 'in', 'archive-received')).says.zh, '等新车主')
  const owners = (change: object) => dueWords(told({ duty: 'owner', dueOn: '2021-07-31', workingDaysLeft: null, calendarDaysLeft: 7, ...change }, 'in', 'archive-received'))
  assert.equal(owners({}).says.zh, '等新车主 · 剩 7 天')
  assert.deepEqual(owners({ overdue: true, calendarDaysLeft: 0 }), { tone: 'care', says: { zh: '新车主已过期', en: 'Owner overdue' } })
  assert.equal(dueWords(told({ duty: 'owner', dueOn: null, workingDaysLeft: null }, 'in', 'applied')).says.zh, '时限停止', 'something is to be settled first')
  assert.equal(dueWords(told({ duty: null, dueOn: null, workingDaysLeft: null }, 'in', 'registered')).tone, 'good')
  const held = { ...told({ duty: null, dueOn: null, workingDaysLeft: null }), heldOn: '2021-07-03' }
  assert.deepEqual(dueWords(held), { tone: 'bad', says: { zh: '暂停 · 自 07-03', en: 'Held since 07-03' } })
})

test('the answer takes its tone from the clock of both offices', () => {
  assert.equal(isOurTurn(told({})), true)
  assert.deepEqual([answerTone(told({})), answerTone(told({}, 'out')), answerTone(told({ overdue: true }, 'out'))], ['care', 'blue', 'bad'])
})
