import type { Facts } from '@changxing/rules/decision.ts'
import { newId } from '../../platform/ids.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { applicantOf, type Case } from '../cases/index.ts'
import { papersOf } from '../vehicles/index.ts'
import { happened, register, sealDetails } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'

const text = (one: Case, name: string): string => String(one.answers[name] ?? '').trim()

/**
 * Registers what owner and mortgagee apply for together, in the approval's transaction. Problem: changed-meanwhile when a lender's filing for the
 * same vehicle was quicker.
 */
export const registerOnPaper = (lien: 'mortgage' | 'pledge') => async (context: Context, one: Case): Promise<Facts> => {
  const { db, platform, today, actor } = context
  const vehicle = one.subject!
  const { area: ownerArea, personId } = applicantOf(one)
  const id = newId(platform.clock)
  const kind = text(one, 'mortgageeKind')
  const number = text(one, 'mortgageeNumber').toUpperCase()
  const row: mortgages.New = {
    area: one.area, id, vehicle_id: vehicle.id, owner_area: ownerArea, owner_person_id: personId, lien, channel: 'counter', mortgagee_kind: kind,
    uscc: kind === 'person' ? null : number, contract_number: text(one, 'contractNumber'), filed_on: today, filed_hash: null, message_id: null, case_id: one.id,
    details: sealDetails(platform, one.area, id, { mortgagee: { name: text(one, 'mortgageeName'), number }, principalFen: null, startsOn: text(one, 'startsOn') || null, endsOn: text(one, 'endsOn') || null, agent: null }),
    state: 'with-office', answer_by: null, by_office: true, decision: one.decisionText ?? '{}', decision_facts: JSON.stringify(one.decisionFacts ?? {}), registered_on: null,
  }
  if (!(await mortgages.insert(db, row, context.recorded()))) throw new Problem('changed-meanwhile')
  await happened(context, row, { kind: 'filed-at-counter', by: 'owner' })
  const officer = actor.kind === 'officer' ? actor.number : undefined
  const done = await register(context, { ...row, released_on: null, settled_on: null, released_hash: null }, 'office', officer, await papersOf(context, one))
  return { mortgageId: id, registeredOn: done.registered_on }
}
