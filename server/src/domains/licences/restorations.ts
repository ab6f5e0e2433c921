import { restorations as endpoint } from '@changxing/contract/licence-life.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { addMonths } from '@changxing/rules/civil-date.ts'
import { operation } from '../../platform/operation.ts'
import * as documents from './documents.store.ts'

/** How many lines of the list are shown. */
const most = 500

/** Licences restored or refused after a stay abroad: the list and the counts by city, for detachment and corps (M8.2.5). */
export const restorations = operation(endpoint, async ({ db, platform, today }, { area, from = addMonths(today, -12), until = today, whole = 'city' }) => {
  const areas = whole === 'province' ? [...new Set([area, ...platform.config.issuers.map((issuer) => issuer.slice(0, 6)).filter((other) => other.slice(0, 2) === area.slice(0, 2))])] : [area]
  const [rows, counts] = await Promise.all([documents.restorations(db, areas, from, until, most), documents.countRestorations(db, areas, from, until)])
  return {
    from, until,
    cities: areas.map((code) => {
      const found = counts.find((count) => count.area === code)
      return { area: code, city: cityName(code), restored: found?.restored ?? 0, refused: found?.refused ?? 0 }
    }),
    list: rows.map((row) => ({
      area: row.area, city: cityName(row.area), caseId: row.case_id, caseNumber: row.case_number, outcome: row.outcome, stateBefore: row.state_before === 'G' ? 'G' as const : 'R' as const,
      cancelledOn: row.cancelled_on, firstReturnOn: row.first_return_on, reasons: [...row.reasons], decidedOn: row.decided_on,
      twoOfficers: row.accepted_by !== null && row.decided_by !== null && row.accepted_by !== row.decided_by,
    })),
  }
})
