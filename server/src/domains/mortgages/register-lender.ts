import { because, type Reason } from '@changxing/rules/decision.ts'
import { organisationCodeProblem, organisationCodeProblems } from '@changxing/rules/people/organisation-code.ts'
import type { InboundAnswer, InboundHandler } from '../../exchange/inbound.ts'
import type { LenderRegistered } from '../../exchange/mortgage/messages.ts'
import * as lenders from './lenders.store.ts'

/** A lawful refusal of a message: every reason at once, each with its clause. */
export const denied = (code: string, reasons: readonly Reason[]): InboundAnswer => ({ outcome: 'denied', body: { refusal: { code, reasons } } })

const same = (row: lenders.LenderRow, entry: LenderRegistered): boolean =>
  row.name === entry.name && row.kind === entry.kind && row.licence_hash === entry.licenceHash && row.seal_hash === entry.sealHash && row.until === entry.until

/**
 * Enters a lender in the national register, once for the whole country (M10.3); a later entry replaces licence and seal from its day on. Denied:
 * local-filing for any area but the nation's: no office keeps, or may ask for, a filing of its own; bad-code; registered-otherwise.
 */
export const registerLender: InboundHandler<LenderRegistered> = async ({ db, platform }, entry) => {
  const problem = organisationCodeProblem(entry.uscc)
  const reasons = [
    ...(entry.area === lenders.nation ? [] : [because('M10.3', false, {
      zh: '执照和印章全国登记一次，不设本地备案，任何车管所也不得要求备案', en: 'Licence and seal are registered once, nationally: there is no local filing, and no office may ask for one',
    }, { area: entry.area })]),
    ...(problem === undefined ? [] : [because('M10.2', false, organisationCodeProblems[problem], { uscc: entry.uscc })]),
  ]
  if (reasons.length > 0) return denied(entry.area === lenders.nation ? 'bad-code' : 'local-filing', reasons)
  const row = { uscc: entry.uscc, valid_from: entry.validFrom, name: entry.name, kind: entry.kind, licence_hash: entry.licenceHash, seal_hash: entry.sealHash, until: entry.until }
  const isNew = await lenders.insert(db, row, platform.clock.recorded())
  const kept = isNew ? undefined : await lenders.entry(db, entry.uscc, entry.validFrom)
  if (kept && !same(kept, entry)) {
    return denied('registered-otherwise', [because('M10.3', false, { zh: '同一天已有不同内容的登记；更换印章请从以后的日期登记', en: 'Something else is registered from this day; register a new seal from a later day' }, { validFrom: entry.validFrom })])
  }
  return { outcome: 'confirmed', body: { registered: true, validFrom: entry.validFrom, everywhere: true } }
}
