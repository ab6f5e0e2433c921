import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Subject, TestClass, TimeOfDay } from './exams.ts'
import { Area, CivilDate, Decision, Id, Instant, Words } from './shapes.ts'

const planners = ['officer:exam-planning'] as const
const lookers = ['officer:exam-planning', 'officer:examiner', 'officer:supervision', 'officer:review-head'] as const

export const Course = z.object({ courseId: Id, siteId: Id, name: Words, subjects: z.array(Subject), classes: z.array(TestClass) })
export const TestVehicle = z.object({
  vehicleId: Id, siteId: Id, plate: z.string(), class: TestClass, inServiceFrom: CivilDate, inServiceUntil: CivilDate.nullable(),
})
export const Examiner = z.object({ number: z.string(), name: z.string(), classes: z.array(TestClass), subjects: z.array(Subject) })
export const Equipment = z.object({
  sites: z.array(z.object({ siteId: Id, name: Words, address: Words, courses: z.array(Course), vehicles: z.array(TestVehicle) })),
  examiners: z.array(Examiner), fees: z.array(z.object({ item: z.string(), says: Words, fen: z.int(), since: CivilDate })),
})

export const testEquipment = endpoint({
  method: 'GET', path: '/api/areas/:area/test-equipment', who: [...lookers],
  summary: { zh: '考场、场地、考试车、考试员', en: 'Test sites, courses, vehicles, examiners' }, clauses: ['M3.1.2'], output: Equipment,
})
export const addTestSite = endpoint({
  method: 'POST', path: '/api/areas/:area/test-sites', who: [...planners], summary: { zh: '登记考场', en: 'Enter a test site' }, clauses: ['M3.1.1'],
  input: z.object({ name: Words, address: Words }), output: Equipment,
})
export const addTestCourse = endpoint({
  method: 'POST', path: '/api/areas/:area/test-courses', who: [...planners], summary: { zh: '登记考试场地', en: 'Enter a course' }, clauses: ['M3.1.1'],
  input: z.object({ siteId: Id, name: Words, subjects: z.array(Subject).min(1), classes: z.array(TestClass).min(1) }), output: Equipment,
})
export const addTestVehicle = endpoint({
  method: 'POST', path: '/api/areas/:area/test-vehicles', who: [...planners], clauses: ['M3.1.2'],
  summary: { zh: '调配考试车', en: 'Put a test vehicle into service' },
  input: z.object({ siteId: Id, plate: z.string().min(5).max(12), class: TestClass, inServiceFrom: CivilDate }), output: Equipment, refusals: ['plate-taken'],
})
export const addExaminer = endpoint({
  method: 'POST', path: '/api/areas/:area/examiners', who: [...planners], summary: { zh: '登记考试员', en: 'Enter an examiner' }, clauses: ['M3.1.2'],
  input: z.object({ number: z.string().min(1).max(20), name: z.string().min(1).max(60), classes: z.array(TestClass).min(1), subjects: z.array(Subject).min(1) }),
  output: Equipment,
})
export const addTestFee = endpoint({
  method: 'POST', path: '/api/areas/:area/test-fees', who: [...planners], clauses: ['M3.1.1'],
  summary: { zh: '登记收费项目：改造期间和之后不得因此新增', en: 'Enter a fee: none may be added by reason of an upgrade' },
  input: z.object({ item: z.string().regex(/^[a-z0-9-]{2,40}$/), says: Words, fen: z.int().min(1).max(10_000_000) }), output: Equipment, refusals: ['fee-by-upgrade', 'fee-known'],
})

export const Plan = z.object({
  planId: Id, siteId: Id, courseId: Id, site: Words, course: Words, day: CivilDate, starts: TimeOfDay, subject: Subject, subjectSays: Words, class: TestClass,
  seats: z.int(), taken: z.int(), applicants: z.int(), applyBy: CivilDate, publishedOn: CivilDate, drawnAt: Instant.nullable(),
  state: z.enum(['published', 'drawn']), examiners: z.array(z.string()), vehicles: z.array(Id), commitment: z.string(), sheetsMissing: z.int(),
})
export const testPlans = endpoint({
  method: 'GET', path: '/api/areas/:area/test-plans', who: [...lookers], clauses: ['M3.1.3'],
  summary: { zh: '考试计划与预约情况', en: 'Plans of tests and how they fill' },
  input: z.object({ from: CivilDate.optional(), until: CivilDate.optional(), class: TestClass.optional() }), output: z.object({ plans: z.array(Plan) }),
})
export const publishTestPlans = endpoint({
  method: 'POST', path: '/api/areas/:area/test-plans', who: [...planners], clauses: ['M3.1.3'],
  summary: { zh: '公布考试计划：提前至少10日', en: 'Publish plans of tests, at least ten days before' },
  input: z.object({
    courseId: Id, subject: Subject, class: TestClass, days: z.array(CivilDate).min(1).max(62), starts: z.array(TimeOfDay).min(1).max(8), seats: z.int().min(1).max(500),
    applyDays: z.int().min(1).max(60).optional().describe('days for which applications for the draw are taken; 5 when absent'),
    examiners: z.array(z.string().max(20)).min(1).max(20), vehicles: z.array(Id).max(50),
  }),
  output: z.object({ plans: z.array(Plan) }), refusals: ['plan-too-late', 'course-unfit', 'examiner-unfit', 'vehicle-unfit', 'course-closed'],
})
export const drawTestSeats = endpoint({
  method: 'POST', path: '/api/areas/:area/test-plans/:planId/draw', who: [...planners], clauses: ['M3.1.3'],
  summary: { zh: '报名截止后分配考位（系统每日也会自动分配）', en: 'Allocate the seats once applications are closed; a job does it daily' },
  input: z.object({}), output: Plan, refusals: ['not-now'],
})

export const Upgrade = z.object({
  upgradeId: Id, siteId: Id, site: Words, says: Words, from: CivilDate, until: CivilDate, state: z.enum(['planned', 'tried']), triedOn: CivilDate.nullable(), decision: Decision,
})
export const siteUpgrades = endpoint({
  method: 'GET', path: '/api/areas/:area/site-upgrades', who: [...lookers], summary: { zh: '考场改造', en: 'Upgrades of test sites' }, clauses: ['M3.1.1'],
  output: z.object({ upgrades: z.array(Upgrade), deadline: CivilDate, deadlineSays: Words }),
})
export const planSiteUpgrade = endpoint({
  method: 'POST', path: '/api/areas/:area/site-upgrades', who: [...planners], clauses: ['M3.1.1'],
  summary: { zh: '安排考场改造：不得停考、不得加收费用', en: 'Plan the upgrade of a site: no test suspended, no fee added' },
  input: z.object({ siteId: Id, says: Words, from: CivilDate, until: CivilDate, fees: z.array(z.string().max(40)).max(50).describe('items charged afterwards') }),
  output: Upgrade, refusals: ['upgrade-not-lawful'],
})
export const finishSiteUpgrade = endpoint({
  method: 'POST', path: '/api/areas/:area/site-upgrades/:upgradeId/trial', who: [...planners], summary: { zh: '改造完成并试用', en: 'The upgrade is done and tried' }, clauses: ['M3.1.1'],
  input: z.object({ triedOn: CivilDate }), output: Upgrade, refusals: ['not-now'],
})

/** Demand, seats and what would be missing, before it is (M3.1.2). */
export const testCapacity = endpoint({
  method: 'GET', path: '/api/areas/:area/test-capacity', who: [...lookers], clauses: ['M3.1.2', 'M3.1.3'],
  summary: { zh: '报考量统计、预测、考位与考试车建议', en: 'Applicants counted and forecast; seats and vehicles suggested' },
  input: z.object({ class: z.enum(['C2', 'C5', 'C1']), subject: z.enum(['2', '3']).optional(), weeks: z.enum(['4', '8', '12']).optional() }),
  output: z.object({
    area: Area, class: TestClass, subject: Subject,
    history: z.array(z.object({ week: CivilDate.describe('its Monday'), applicants: z.int() })),
    ahead: z.array(z.object({
      week: CivilDate, expected: z.int(), needed: z.int(), seats: z.int(), backlog: z.int(), seatsMissing: z.int(), vehiclesNeeded: z.int(),
    })),
    waitingNow: z.int(), vehiclesNow: z.int(), backlogFrom: CivilDate.nullable().describe('first week with a backlog'), says: Words,
    method: Words, error: z.object({ ofForecast: z.number(), ofLastWeek: z.number(), weeks: z.int(), says: Words }),
  }),
})
