import type { Facts, Words } from '@changxing/rules/decision.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import type { AgencyAnswer, Applicant, Case } from '../cases/index.ts'
import { tell } from '../notices/index.ts'
import { askInvoice } from './ask-commerce.ts'
import { endMaking } from './end-making.ts'
import { invoiceFaults, invoiceRemark, ownerForInvoice } from './invoice-faults.ts'
import { newOwnerOf } from './new-owner.ts'
import { issue, makeVoid, replace, type VoidReason } from './papers.ts'
import { plateFor } from './plate-wish.ts'
import * as transfers from './transfers.store.ts'
import { openVehicle, plateIndex } from './vehicle-file.ts'
import { endCustomsControl, enterBusiness, lockVehicleOf } from './vehicle-record.ts'
import * as vehicles from './vehicles.store.ts'
import { replaceWithheld } from './withheld.ts'

const text = (answers: Facts, name: string): string => String(answers[name] ?? '').trim()

/** Under what an invoice is kept nationwide: it serves once. */
export const invoiceIndexOf = ({ platform }: Context, answers: Facts): Buffer | undefined =>
  answers['ground'] === 'sale' && text(answers, 'invoiceCode') !== '' ? platform.blindIndex('invoice', `${text(answers, 'invoiceCode')} ${text(answers, 'invoiceNumber')}`) : undefined

const inOneLine = (all: readonly Words[]): Words => ({ zh: all.map(({ zh }) => zh).join('；'), en: all.map(({ en }) => en).join('; ') })

/** Asks the tax department whether the invoice is of this sale and has not served; what does not fit is said (M2.4.3). */
export const askAboutInvoice = async (context: Context, one: Case): Promise<AgencyAnswer> => {
  const { db, platform } = context
  const { answers, subject } = one
  const invoice = { code: text(answers, 'invoiceCode'), number: text(answers, 'invoiceNumber') }
  if (!subject || invoice.code === '' || invoice.number === '') return { result: 'unknown' }
  const answer = await askInvoice(platform, one.area, invoice)
  if (answer.result !== 'confirmed') return { result: answer.result }
  const { invoice: found } = answer
  const row = await vehicles.byId(db, subject.area, subject.id)
  const owner = await ownerForInvoice(context, row)
  // A car that moves out names where it goes; it was traded in either city (M2.1.2).
  const inArea = text(answers, 'inArea') || one.area
  const sale = { vin: openVehicle(platform, row).vin, owner, buyerNumber: text(answers, 'newOwnerNumber'), tradeAreas: [one.area, inArea], inArea }
  const faults = invoiceFaults(found, sale)
  const says = faults.length > 0 ? inOneLine(faults.map(({ reason }) => reason.says)) : invoiceRemark(found, sale)
  const facts = { issuer: found.issuer, date: found.date, priceFen: found.priceFen, faults: faults.map(({ code }) => code) }
  return { result: faults.length > 0 ? 'denied' : 'confirmed', facts, ...(says && { says }) }
}

/** The new plate in the place of the old one, whose number stays kept for who had it. Problem: changed-meanwhile when it has just been given away. */
const changePlate = async (context: Context, row: vehicles.VehicleRow, plate: string): Promise<void> => {
  const { db, platform } = context
  await vehicles.removePlate(db, plateIndex(platform, row.plate_kind, row.plate_number))
  if (!(await vehicles.placePlate(db, plateIndex(platform, row.plate_kind, plate), row.area, row.id))) throw new Problem('changed-meanwhile')
}

/** As what another owner is entered in the chain, why the former papers are void, and what the owner is told. */
type NewOwner = { readonly kind: 'transfer' | 'change'; readonly because: VoidReason; readonly note: string; readonly done: Words }

const sold: NewOwner = { kind: 'transfer', because: 'transferred', note: '转移登记', done: { zh: '过户已办结', en: 'The car is yours' } }
const amongOwners: NewOwner = { kind: 'change', because: 'changed', note: '变更登记：共同所有人', done: { zh: '车已变更登记到您名下', en: 'You are the registered owner now' } }

/**
 * The car gets another owner: row and both owners' lists, a new plate and vehicle licence, an entry in the chain of registrations. The
 * certificate is noted and stays, unless the former owner withholds it from who has a judgment. Problem: changed-meanwhile when invoice or plate have just served another, or nobody is known as the new owner.
 */
const registerOwner = async (context: Context, one: Case, owner: Applicant | undefined, { kind, because, note, done }: NewOwner): Promise<Facts> => {
  const { db, recorded } = context
  const row = await lockVehicleOf(context, one)
  const invoice = invoiceIndexOf(context, one.answers)
  if (!owner || (invoice && !(await transfers.takeInvoice(db, invoice, row.area, one.id)))) throw new Problem('changed-meanwhile')
  const plate = await plateFor(context, row.area, row.plate_kind, one.answers)
  await changePlate(context, row, plate)
  await vehicles.change(db, row, { owner_area: owner.area, owner_person_id: owner.personId, plate_number: plate }, recorded())
  const held = { area: row.area, id: row.id }
  await vehicles.release(db, { area: row.owner_area, personId: row.owner_person_id }, held, recorded())
  await vehicles.hold(db, owner, held, recorded())
  const more = { caseId: one.id }
  await makeVoid(context, row, 'plates', because)
  await issue(context, row, 'plates', `${row.plate_kind} ${plate}`, more)
  const licence = await replace(context, row, 'vehicle-licence', because, more)
  await endMaking(context, row, owner)
  const seq = await enterBusiness(context, { ...row, plate_number: plate }, kind, one, `${note}；原号牌 ${row.plate_number}`, [
    { what: 'owner', former: `${row.owner_area}/${row.owner_person_id}`, present: `${owner.area}/${owner.personId}` },
    { what: 'plate', former: row.plate_number, present: plate },
  ])
  await endCustomsControl(context, row, seq)
  const anew = await replaceWithheld(context, one, seq)
  await tell(context, owner, {
    title: done,
    body: { zh: `业务 ${one.number} 已办结，新号牌 ${plate}。请领取号牌、行驶证。`, en: `Case ${one.number} is finished; the new plate is ${plate}. Collect plates and vehicle licence.` },
    link: '/vehicles', sms: true,
  })
  return { plate, formerPlate: row.plate_number, vehicleLicence: licence, ...anew }
}

/** 转移登记 to who applied for it alone. */
export const transferTo = (context: Context, one: Case, owner: Applicant | undefined): Promise<Facts> => registerOwner(context, one, owner, sold)
/** The same to whom the present owner names. */
export const transferWithinArea = async (context: Context, one: Case): Promise<Facts> => transferTo(context, one, await newOwnerOf(context, one.answers))
/** 变更登记: of those who own it together the other one is the registered owner from now on. */
export const changeAmongOwners = async (context: Context, one: Case): Promise<Facts> => registerOwner(context, one, await newOwnerOf(context, one.answers), amongOwners)
