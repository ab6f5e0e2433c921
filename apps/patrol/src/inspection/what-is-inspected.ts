import type { Client } from '@changxing/contract/client.ts'
import { caseInspections } from '@changxing/contract/inspections.ts'
import { transfer } from '@changxing/contract/transfers.ts'
import type { Words } from '@changxing/rules/words.ts'

/** What a car is inspected for: a transfer between cities, or a case in the own city. */
export type Of = { readonly transfer: string } | { readonly case: string }

export const ofSearch = ({ transfer: transferId, case: caseId }: { readonly transfer?: string | undefined; readonly case?: string | undefined }): Of | undefined =>
  transferId ? { transfer: transferId } : caseId ? { case: caseId } : undefined

/** One text for it, for what is kept by it. */
export const keyOf = (of: Of): string => ('transfer' in of ? `transfer:${of.transfer}` : `case:${of.case}`)

/** Before an inspection is begun: the car, its business, and what stands against looking at it now. */
export type Seen = {
  readonly plateKind: string | null; readonly plateNumber: string | null; readonly brandModel: string; readonly typeSays: Words
  readonly facts: readonly { readonly label: Words; readonly value: string | Words; readonly more?: string }[]
  readonly notNow: readonly Words[]
  /** this officer's own, which goes on */
  readonly own: string | undefined
}

const number: Words = { zh: '编号', en: 'Number' }
const state: Words = { zh: '状态', en: 'State' }

const seeTransfer = async (client: Client, area: string, transferId: string, officerNumber: string, signal: AbortSignal): Promise<Seen> => {
  const { car, buyer, inspections, number: known, stateSays } = await client.call(transfer, { params: { area, transferId }, signal })
  const open = inspections.findLast((one) => one.area === area && (one.result === null || one.result === 'passed'))
  return {
    ...car,
    facts: [
      { label: number, value: known }, { label: state, value: stateSays }, { label: { zh: '新车主', en: 'New owner' }, value: buyer.name, more: buyer.numberMasked },
    ],
    notNow: open ? [open.result === 'passed'
      ? { zh: '已查验合格，不重复查验', en: 'It has passed inspection; it is not looked at twice' }
      : { zh: `警号 ${open.officerNumber} 正在查验`, en: `Officer ${open.officerNumber} is inspecting it` }] : [],
    own: open?.result === null && open.officerNumber === officerNumber ? open.inspectionId : undefined,
  }
}

const seeCase = async (client: Client, area: string, caseId: string, officerNumber: string, signal: AbortSignal): Promise<Seen> => {
  const { car, title, number: known, stateSays, applicant, typeSays, inspections, notNow } = await client.call(caseInspections, { params: { area, caseId }, signal })
  return {
    ...car, typeSays, notNow,
    facts: [
      { label: { zh: '业务', en: 'Business' }, value: title }, { label: number, value: known }, { label: state, value: stateSays },
      { label: { zh: '申请人', en: 'Applicant' }, value: applicant },
    ],
    own: inspections.findLast((one) => one.result === null && one.officerNumber === officerNumber)?.inspectionId,
  }
}

export const see = (client: Client, area: string, of: Of, officerNumber: string, signal: AbortSignal): Promise<Seen> =>
  'transfer' in of ? seeTransfer(client, area, of.transfer, officerNumber, signal) : seeCase(client, area, of.case, officerNumber, signal)

/** The VIN that a label on the car or a paper carries as a code; some begin with the letter I of the standard of bar codes. */
export const readVinCode = (text: string): string | undefined => {
  const [, vin] = /^I?([A-HJ-NPR-Z0-9]{17})$/.exec(text.replace(/[\s*]/g, '').toUpperCase()) ?? []
  return vin
}

/** What a receipt's QR code, or a link to it, leads to. */
export const readReceipt = (text: string): { readonly area: string; readonly of: Of } | undefined => {
  const [, kind, area, id] = /\/(cases|transfers)\/(\d{6})\/([0-9a-f-]{36})(?:[/?#]|$)/.exec(text) ?? []
  return area && id ? { area, of: kind === 'cases' ? { case: id } : { transfer: id } } : undefined
}
