import assert from 'node:assert/strict'
import { test } from 'node:test'
import { race, racers, type Round } from './testing/race.ts'
import { examsForTest } from './testing/tests-for-test.ts'

const [count, seats, rounds] = [5000, 200, 50]

test(`${count} people for ${seats} seats, ${rounds} times`, async () => {
  const at = await examsForTest('2021-07-01')
  try {
    const people = await racers(at, count)
    const results: Round[] = []
    for (let round = 0; round < rounds; round += 1) {
      const result = await race(at, people, seats, round)
      results.push(result)
      process.stdout.write(`round ${round + 1}: ${result.booked} booked, ${result.refused} refused, ${result.doubled} double, ${result.lost} lost, ${Math.round(result.millis)} ms\n`)
    }
    const sum = (of: (one: Round) => number) => results.reduce((total, one) => total + of(one), 0)
    const perSecond = Math.round((count * results.length) / (sum(({ millis }) => millis) / 1000))
    process.stdout.write(`${results.length} rounds: ${sum(({ booked }) => booked)} booked, ${sum(({ doubled }) => doubled)} double, ${sum(({ lost }) => lost)} lost, ${perSecond} requests/s\n`)
    for (const { millis: _, ...counted } of results) assert.deepEqual(counted, { booked: seats, refused: count - seats, other: 0, doubled: 0, lost: 0 })
  } finally {
    await at.close()
  }
})
