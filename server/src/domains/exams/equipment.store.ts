import type { Answer, Words } from '@changxing/rules/decision.ts'
import type { LicenceClass } from '@changxing/rules/licences/class-rules.ts'
import type { Tx } from '../../platform/database.ts'

export type SiteRow = { readonly area: string; readonly id: string; readonly name: Words; readonly address: Words }
export type CourseRow = { readonly area: string; readonly id: string; readonly site_id: string; readonly name: Words; readonly subjects: number[]; readonly classes: LicenceClass[] }
export type VehicleRow = {
  readonly area: string; readonly id: string; readonly site_id: string; readonly plate: string; readonly class: LicenceClass
  readonly in_service_from: string; readonly in_service_until: string | null
}
export type ExaminerRow = { readonly area: string; readonly number: string; readonly name: string; readonly subjects: number[]; readonly classes: LicenceClass[] }
export type FeeRow = { readonly area: string; readonly item: string; readonly says: Words; readonly fen: number; readonly since: string }
export type UpgradeRow = {
  readonly area: string; readonly id: string; readonly site_id: string; readonly says: Words; readonly from_on: string; readonly until_on: string
  readonly state: 'planned' | 'tried'; readonly tried_on: string | null; readonly decision: Answer; readonly planned_by: string
}

export const sites = (db: Tx, area: string) => db.many<SiteRow>('exams.sites', 'select area, id, name, address from exams.sites where area = $1 order by id', [area])
export const site = (db: Tx, area: string, id: string) => db.one<SiteRow>('exams.site', 'select area, id, name, address from exams.sites where area = $1 and id = $2', [area, id])
export const addSite = (db: Tx, row: SiteRow, at: string) =>
  db.run('exams.add-site', 'insert into exams.sites (area, id, name, address, created_at) values ($1, $2, $3, $4, $5)', [row.area, row.id, JSON.stringify(row.name), JSON.stringify(row.address), at])
export const countSites = (db: Tx) => db.one<{ n: number }>('exams.count-sites', 'select count(*) as n from exams.sites')

const courseColumns = 'area, id, site_id, name, subjects, classes'
export const courses = (db: Tx, area: string) => db.many<CourseRow>('exams.courses', `select ${courseColumns} from exams.courses where area = $1 order by id`, [area])
export const course = (db: Tx, area: string, id: string) => db.one<CourseRow>('exams.course', `select ${courseColumns} from exams.courses where area = $1 and id = $2`, [area, id])
export const addCourse = (db: Tx, row: CourseRow) =>
  db.run('exams.add-course', `insert into exams.courses (${courseColumns}) values ($1, $2, $3, $4, $5, $6)`, [row.area, row.id, row.site_id, JSON.stringify(row.name), row.subjects, row.classes])

const vehicleColumns = 'area, id, site_id, plate, class, in_service_from, in_service_until'
export const vehicles = (db: Tx, area: string) => db.many<VehicleRow>('exams.vehicles', `select ${vehicleColumns} from exams.vehicles where area = $1 order by id`, [area])
/** Answers how many were added: none when the plate is taken. */
export const addVehicle = (db: Tx, row: VehicleRow) =>
  db.run('exams.add-vehicle', `insert into exams.vehicles (${vehicleColumns}) values ($1, $2, $3, $4, $5, $6, $7) on conflict (area, plate) do nothing`,
    [row.area, row.id, row.site_id, row.plate, row.class, row.in_service_from, row.in_service_until])

export const examiners = (db: Tx, area: string) =>
  db.many<ExaminerRow>('exams.examiners', 'select area, number, name, subjects, classes from exams.examiners where area = $1 order by number', [area])
export const putExaminer = (db: Tx, row: ExaminerRow) =>
  db.run('exams.put-examiner',
    `insert into exams.examiners (area, number, name, subjects, classes) values ($1, $2, $3, $4, $5)
     on conflict (area, number) do update set name = excluded.name, subjects = excluded.subjects, classes = excluded.classes`,
    [row.area, row.number, row.name, row.subjects, row.classes])

export const fees = (db: Tx, area: string) => db.many<FeeRow>('exams.fees', 'select area, item, says, fen, since from exams.fees where area = $1 order by item', [area])
/** Answers how many were added: none when the item is charged already. */
export const addFee = (db: Tx, row: FeeRow) =>
  db.run('exams.add-fee', 'insert into exams.fees (area, item, says, fen, since) values ($1, $2, $3, $4, $5) on conflict (area, item) do nothing',
    [row.area, row.item, JSON.stringify(row.says), row.fen, row.since])

const upgradeColumns = 'area, id, site_id, says, from_on, until_on, state, tried_on, decision, planned_by'
export const upgrades = (db: Tx, area: string) => db.many<UpgradeRow>('exams.upgrades', `select ${upgradeColumns} from exams.upgrades where area = $1 order by from_on, id`, [area])
export const lockUpgrade = (db: Tx, area: string, id: string) =>
  db.one<UpgradeRow>('exams.lock-upgrade', `select ${upgradeColumns} from exams.upgrades where area = $1 and id = $2 for update`, [area, id])
export const addUpgrade = (db: Tx, row: UpgradeRow, at: string) =>
  db.run('exams.add-upgrade', `insert into exams.upgrades (${upgradeColumns}, planned_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.area, row.id, row.site_id, JSON.stringify(row.says), row.from_on, row.until_on, row.state, row.tried_on, JSON.stringify(row.decision), row.planned_by, at])
export const finishUpgrade = (db: Tx, area: string, id: string, triedOn: string) =>
  db.run('exams.finish-upgrade', `update exams.upgrades set state = 'tried', tried_on = $3 where area = $1 and id = $2`, [area, id, triedOn])
