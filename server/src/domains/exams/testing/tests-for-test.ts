import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { appForTest, type AppForTest } from '../../../../testing/app-for-test.ts'
import { ownerPool } from '../../../../testing/owner-pool.ts'
import { signInPerson, type Headers } from '../../../../testing/people-for-test.ts'
import type { Platform } from '../../../platform/platform.ts'
import { systemClock } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { keepPerson } from '../../people/index.ts'

export const chengdu = '510100'
export const nanjing = '320100'
export const hangzhou = '330100'
type Answer = Awaited<ReturnType<AppForTest['call']>>

export type World = Awaited<ReturnType<typeof examsForTest>>

/** The whole application with the demonstration's sites and learners; its day can be moved. */
export const examsForTest = async (day = '2021-07-01') => {
  const it = await appForTest({ seed: true, businessDate: day })
  const owner = ownerPool(it.ownerUrl)
  owner.on('error', () => undefined)
  const known = new Map<string, Promise<Headers>>()
  const as = (id: string): Promise<Headers> => {
    const headers = known.get(id) ?? signInPerson(it, id).then((signed) => signed.headers)
    known.set(id, headers)
    return headers
  }
  const call = async (who: string | Headers, method: 'GET' | 'POST' | 'PUT', url: string, body?: object, key?: string): Promise<Answer> =>
    it.call(method, url, { headers: { ...(typeof who === 'string' ? await as(who) : who), ...(key && { 'idempotency-key': key }) }, ...(body && { body }) })
  const sql = async <Row extends pg.QueryResultRow>(text: string, params: unknown[] = []): Promise<Row[]> => (await owner.query<Row>(text, params)).rows
  const { platform } = it
  const moveTo = (date: string) => {
    ;(platform as { clock: Platform['clock'] }).clock = systemClock(date)
  }
  moveTo(day)

  let made = 0
  /** A learner of Chengdu with a permit, who has signed in; `permit` is the day it was obtained. */
  const learner = async ({ licenceClass = 'C2', permit = '2021-05-01', area = chengdu, subject = 3, used = 0, failedOn = null as string | null, sessions = true } = {}): Promise<{ personId: string; fileId: string; headers: Headers }> => {
    const own = (made += 1)
    const { personId } = await platform.database.transaction((db) => keepPerson(platform, db, {
      subject: `learner-${own}`, name: '测试学员', identityKind: 'resident-id', identityNumber: `${area}1999${String(own).padStart(8, '0')}`, phone: null, address: '无名路0号',
      birthDate: '1999-01-01', sex: 'female', area,
    }, () => newId(platform.clock)))
    const fileId = newId(platform.clock)
    await sql(`insert into exams.files (area, id, person_area, person_id, class, kind, school, state, opened_on, changes_made, updated_at) values ($1, $2, $1, $3, $4, 'first', null, 'open', $5, 0, now())`, [area, fileId, personId, licenceClass, permit])
    await sql('insert into exams.open_file_directory (person_area, person_id, area, file_id, open) values ($1, $2, $1, $3, true)', [area, personId, fileId])
    await sql(`insert into exams.permits (area, file_id, number, obtained_on, valid_until, issued_in) values ($1, $2, $3, $4, ($4::date + interval '3 years')::date, $1)`, [area, fileId, `N${own}`, permit])
    await sql('insert into exams.standings (area, file_id, subject, passed_on, bookings_used) values ($1, $2, 1, $3, 1)', [area, fileId, permit])
    if (used > 0) await sql('insert into exams.standings (area, file_id, subject, bookings_used, last_failed_on) values ($1, $2, $3, $4, $5)', [area, fileId, subject, used, failedOn])
    const headers = sessions ? await it.signInAs({ kind: 'citizen', area, personId, subject: `learner-${own}` }) : {}
    return { personId, fileId, headers }
  }

  /** Publishes one test as the planner of Chengdu would, ten days from today; answers its id. */
  const publish = async ({ subject = 3, licenceClass = 'C2', seats = 3, day: testDay, starts = '10:00', applyDays = 1 }: { subject?: number; licenceClass?: string; seats?: number; day: string; starts?: string; applyDays?: number }): Promise<string> => {
    const { json: equipment } = await call('officer-cd-planner', 'GET', `/api/areas/${chengdu}/test-equipment`)
    const site = equipment.sites[1]
    const course = site.courses.find((one: { subjects: number[]; classes: string[] }) => one.subjects.includes(subject) && one.classes.includes(licenceClass))
    const vehicles = site.vehicles.filter((one: { class: string }) => one.class === licenceClass).map((one: { vehicleId: string }) => one.vehicleId)
    const { status, json } = await call('officer-cd-planner', 'POST', `/api/areas/${chengdu}/test-plans`, {
      courseId: course.courseId, subject, class: licenceClass, days: [testDay], starts: [starts], seats, applyDays, examiners: ['900202'], vehicles,
    })
    if (status !== 200) throw new Error(JSON.stringify(json))
    return json.plans[0].planId
  }
  const draw = (planId: string) => call('officer-cd-planner', 'POST', `/api/areas/${chengdu}/test-plans/${planId}/draw`, {})
  const book = (who: string | Headers, planId: string, key?: string) => call(who, 'POST', '/api/my/test-bookings', { planId }, key)

  const sheet = (bookingId: string, change: object = {}) => ({
    sheetId: randomUUID(), bookingId, attempt: 1, heldOn: platform.clock.today(), signedAt: platform.clock.now(), deviceId: 'pad-1', absent: false, items: [] as object[], noRetest: false,
    examinerSignature: 'AAAAAAAAAAAA', candidateSignature: 'BBBBBBBBBBBB', unsignedBecause: null, corrects: null, correctedBecause: null, ...change,
  })
  const send = (body: object, who: string | Headers = 'officer-cd-examiner', key?: string) => call(who, 'POST', `/api/areas/${chengdu}/test-sheets`, body, key)
  const close = async () => {
    await owner.end()
    await it.close()
  }
  return { it, platform, as, call, sql, moveTo, learner, publish, draw, book, sheet, send, close }
}

/** Deductions that fail any class. */
export const failing = [{ item: 'general', deductions: [{ points: 100, note: '不按考试员指令驾驶' }] }]
