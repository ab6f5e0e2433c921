import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueDay, presentClock, run, stageDueDay, stand } from './case-clock.ts'

const oneDay = { days: 1, kind: 'working' as const }
const threeDays = { days: 3, kind: 'working' as const }

test('a limit in working days passes over the weekend and the holidays', () => {
  assert.equal(dueDay(oneDay, run([], '2021-06-01')), '2021-06-02')
  assert.equal(dueDay(oneDay, run([], '2021-06-11')), '2021-06-15')
})

test('a step after the approval counts from there, or from the submission with the time for the answer', () => {
  const approvedOn = (decidedOn: string, runs = stand(run([], '2021-07-01'), decidedOn)) => ({ decidedOn, clockRuns: runs })
  const [licence, plates] = [1, 15].map((days) => ({ within: { days, kind: 'working' as const }, from: 'submission' as const }))
  assert.equal(stageDueDay({ within: oneDay }, approvedOn('2021-07-02'), '2021-07-02'), '2021-07-05')
  for (const day of ['2021-07-01', '2021-07-02', '2021-07-05']) {
    assert.deepEqual([stageDueDay(licence!, approvedOn(day), day), stageDueDay(plates!, approvedOn(day), day)], ['2021-07-02', '2021-07-22'], day)
  }
  assert.equal(stageDueDay(plates!, { decidedOn: null, clockRuns: run([], '2021-07-01') }, '2021-07-01'), '2021-07-22', 'approved as it is submitted')
})

test('the days on which the clock stood do not count into a step that counts from the submission', () => {
  const plates = { within: { days: 15, kind: 'working' as const }, from: 'submission' as const }
  const answered = run(stand(run([], '2021-07-01'), '2021-07-05'), '2021-07-12')
  assert.equal(stageDueDay(plates, { decidedOn: '2021-07-13', clockRuns: stand(answered, '2021-07-13') }, '2021-07-13'), '2021-07-30', 'one day was used: 14 are left from 12 July')
  const standing = stand(run([], '2021-07-01'), '2021-07-05')
  assert.equal(stageDueDay(plates, { decidedOn: '2021-07-12', clockRuns: standing }, '2021-07-12'), '2021-07-30', 'decided while it stood')
})

test('a limit in calendar days counts every day, in any year', () => {
  assert.equal(dueDay({ days: 10, kind: 'calendar' }, run([], '2031-12-28')), '2032-01-07')
})

test('while a question is open the clock stands, afterwards the days that were left go on', () => {
  const asked = stand(run([], '2021-06-01'), '2021-06-03')
  assert.equal(dueDay(threeDays, asked), null)
  assert.equal(dueDay(threeDays, run(asked, '2021-06-07')), '2021-06-09')
})

test('the day of the question stands already: asked on the last day, one day is left', () => {
  assert.equal(dueDay(oneDay, run(stand(run([], '2021-06-01'), '2021-06-02'), '2021-06-16')), '2021-06-17')
})

test('asked when overdue, the answer is due on the day of the applicant\'s answer', () => {
  assert.equal(dueDay(oneDay, run(stand(run([], '2021-06-01'), '2021-06-08'), '2021-06-16')), '2021-06-16')
})

test('asked and answered twice, no day is counted twice', () => {
  const once = run(stand(run([], '2021-06-01'), '2021-06-03'), '2021-06-07')
  assert.equal(dueDay(threeDays, run(stand(once, '2021-06-09'), '2021-06-21')), '2021-06-22')
})

test('a year whose holidays are not published leaves the day open and says so', () => {
  const runs = run([], '2099-12-01')
  assert.equal(dueDay(oneDay, runs), null)
  const clock = presentClock(
    { state: 'submitted', limitDays: 1, limitKind: 'working', clockRuns: runs, dueOn: null, standsSince: null, decidedOn: null },
    oneDay,
    '2099-12-02',
  )
  assert.deepEqual([clock.dueOn, clock.overdue, clock.workingDaysLeft], [null, false, null])
  assert.match(clock.says.zh, /尚未公布/)
})

test('overdue is said from the day after the due day on', () => {
  const at = (today: string) =>
    presentClock(
      {
        state: 'in-review',
        limitDays: 1,
        limitKind: 'working',
        clockRuns: run([], '2021-06-01'),
        dueOn: '2021-06-02',
        standsSince: null,
        decidedOn: null,
      },
      oneDay,
      today,
    )
  assert.deepEqual([at('2021-06-01').workingDaysLeft, at('2021-06-01').overdue], [1, false])
  assert.deepEqual([at('2021-06-02').workingDaysLeft, at('2021-06-02').overdue], [0, false])
  assert.deepEqual([at('2021-06-03').workingDaysLeft, at('2021-06-03').overdue], [0, true])
})
