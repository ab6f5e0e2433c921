import { addDays, dayNumber, weekday } from '@changxing/rules/civil-date.ts'
import type * as checks from './checks.store.ts'
import type * as tickets from './tickets.store.ts'

/** One line of the analysis; its words are added when it is shown. */
export type WeekRow = {
  readonly insurerCode: string; readonly insurerName: string; readonly reason: string; readonly checks: number; readonly found: number; readonly notFound: number
  readonly unknown: number; readonly corrected: number; readonly ticketsOpened: number; readonly ticketsOpen: number; readonly ticketsSettled: number
  readonly medianDays: number | null
}

/** The reason of what was found without a remark. */
export const foundReason = 'found'

/** The Monday of the week of a day. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekday(day))

const medianOf = (numbers: readonly number[]): number | null => {
  if (numbers.length === 0) return null
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

type Known = {
  readonly monday: string
  readonly checks: readonly checks.Counted[]
  readonly tickets: readonly tickets.Counted[]
  /** When a vehicle was found last. */
  readonly foundLater: readonly { readonly vin_index: Buffer; readonly asked_at: Date }[]
}

type Insured = { readonly insurer_code: string | null; readonly insurer_name: string | null }
/** One that only a paper names is known by that name. */
export const idOfInsurer = ({ insurer_code: code, insurer_name: name }: Insured): string => code ?? name ?? ''
const keyOf = (one: Insured, reason: string) => `${idOfInsurer(one)} ${reason}`

/**
 * The week by insurer and reason (M11.3): how many checks, what came of them, which failures were found later, and how tickets stand at the end
 * of the week. Equal knowledge gives equal rows in an equal order.
 */
export const analyseWeek = ({ monday, checks: made, tickets: told, foundLater }: Known): readonly WeekRow[] => {
  const sunday = addDays(monday, 6)
  const later = new Map(foundLater.map(({ vin_index: index, asked_at: at }) => [index.toString('hex'), at.getTime()]))
  const rows = new Map<string, { row: WeekRow; days: number[] }>()
  const rowFor = (one: Insured, reason: string) => {
    const key = keyOf(one, reason)
    const known = rows.get(key)
    if (known) return known
    const row: WeekRow = {
      insurerCode: idOfInsurer(one), insurerName: one.insurer_name ?? '', reason, checks: 0, found: 0, notFound: 0, unknown: 0, corrected: 0, ticketsOpened: 0,
      ticketsOpen: 0, ticketsSettled: 0, medianDays: null,
    }
    const fresh = { row, days: [] }
    rows.set(key, fresh)
    return fresh
  }
  const add = (one: Insured, reason: string, more: Partial<Record<keyof WeekRow, number>>) => {
    const at = rowFor(one, reason)
    const counted = Object.entries(more).map(([name, n]) => [name, (at.row[name as keyof WeekRow] as number) + n])
    at.row = { ...at.row, ...Object.fromEntries(counted) as Partial<WeekRow> }
  }
  for (const check of made) {
    const found = (later.get(check.vin_index.toString('hex')) ?? 0) > check.asked_at.getTime()
    add(check, check.reason_code ?? check.remarks[0] ?? foundReason, {
      checks: 1, found: Number(check.result === 'confirmed'), notFound: Number(check.result === 'denied'), unknown: Number(check.result === 'unknown'),
      corrected: Number(check.result !== 'confirmed' && found),
    })
  }
  for (const ticket of told) {
    const settledOn = ticket.settled_on
    const settledNow = settledOn !== null && settledOn >= monday && settledOn <= sunday
    add(ticket, ticket.reason_code, {
      ticketsOpened: Number(ticket.opened_on >= monday), ticketsOpen: Number(settledOn === null || settledOn > sunday), ticketsSettled: Number(settledNow),
    })
    if (settledNow) rowFor(ticket, ticket.reason_code).days.push(dayNumber(settledOn) - dayNumber(ticket.opened_on))
  }
  return [...rows.values()].map(({ row, days }) => ({ ...row, medianDays: medianOf(days) }))
    .toSorted((a, b) => (`${a.insurerCode} ${a.reason}` < `${b.insurerCode} ${b.reason}` ? -1 : 1))
}

/** The sums of a week. */
export const totalsOf = (rows: readonly WeekRow[]) => {
  const sum = (name: 'checks' | 'found' | 'notFound' | 'unknown' | 'corrected' | 'ticketsOpen') => rows.reduce((total, row) => total + row[name], 0)
  return { checks: sum('checks'), found: sum('found'), notFound: sum('notFound'), unknown: sum('unknown'), corrected: sum('corrected'), ticketsOpen: sum('ticketsOpen') }
}
