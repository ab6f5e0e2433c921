import { startCase as endpoint } from '@changxing/contract/cases.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, operation, refused, type Context } from '../../platform/operation.ts'
import { caseOf, sealWords, type Case } from './case.ts'
import { decideFor, unmet } from './decide-for.ts'
import { presentCase } from './present-case.ts'
import { loadCase } from './record-event.ts'
import { allowedBy, type Applicant, type Service } from './service.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'

/** `320500-20210615-0001`: area, day, serial. */
const numberOf = (area: string, day: string, serial: number) => `${area}-${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`

/** Begins a draft, or finds the one that a simultaneous request has just begun. */
const begin = async (context: Context, service: Service, { area, personId }: Applicant): Promise<Case> => {
  const { db, platform, today } = context
  const id = newId(platform.clock)
  const at = context.now()
  const answers = sealWords(platform.box, { area, id }, 'answers', '{}')
  const fresh = await store.insertDraft(db, { area, id, personId, service: service.id, serviceVersion: service.version, answers, fourEyes: service.fourEyes !== undefined, at })
  if (fresh) {
    await store.appendEvent(db, { area, caseId: id, seq: 0, at, on_day: today, kind: 'created', by_kind: 'applicant', officer_id: null, officer_number: null, reasons: null, note: null })
    await store.setNumber(db, area, id, numberOf(area, today, await store.nextSerial(db, area, today)))
  }
  const found = await store.openOf(db, area, personId, service.id)
  return loadCase(context, area, found?.id ?? id, 'read')
}

/** Starts a case as draft. A case of this service that is still open is returned instead. Refusal: not-now, with every unmet reason. */
export const startCase = operation(endpoint, async (context, { service: id }) => {
  const { area, personId } = asCitizen(context)
  const service = serviceOf(id)
  const open = await openCaseOf(context, { area, personId }, id)
  if (open) return presentCase(context, await loadCase(context, area, open.id, 'read'))
  const { decision } = await decideFor(context, service, { area, personId }, {})
  if (!allowedBy(decision)) return refused('not-now', unmet(decision))
  const started = await begin(context, service, { area, personId })
  context.concerns(area, `case:${started.id}`)
  return presentCase(context, started)
})

const openCaseOf = async ({ db, platform }: Context, { area, personId }: Applicant, service: string): Promise<Case | undefined> => {
  const row = await store.openOf(db, area, personId, service)
  return row && caseOf(platform.box, row)
}
