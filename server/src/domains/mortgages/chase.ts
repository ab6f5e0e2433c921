import type { Tx } from '../../platform/database.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Platform } from '../../platform/platform.ts'
import { happened, lockMortgage, tellOwner, tellResult, type Hand } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'
import * as prompts from './prompts.store.ts'

export const chaseTask = 'mortgages.chase'

/** Ends a filing that waits for an owner who has not answered, or whose owner is not the owner any more. */
export const lapse = async (hand: Hand, area: string, id: string): Promise<void> => {
  const { row } = await lockMortgage(hand, area, id)
  if (row.state !== 'waiting-owner' && row.state !== 'with-office') return
  await mortgages.change(hand.db, row, { state: 'lapsed', answer_by: null }, hand.recorded())
  await happened(hand, row, { kind: 'lapsed', by: 'system' })
  await tellOwner(hand, row, { zh: '抵押申请已失效', en: 'The request has lapsed' }, { zh: '没有答复，车辆没有办理抵押。需要时由机构重新提交。', en: 'It was not answered; your vehicle is not mortgaged. The lender can file it again.' })
  await tellResult(hand, row, 'lapsed', '车主逾期未答复')
}

const escalate = async (hand: Hand, area: string, { id, mortgage_id: mortgageId }: Pick<prompts.PromptRow, 'id' | 'mortgage_id'>): Promise<void> => {
  const { row } = await lockMortgage(hand, area, mortgageId)
  const prompt = await prompts.escalate(hand.db, area, hand.today, id)
  if (!prompt) return
  await happened(hand, row, { kind: 'prompt-overdue', by: 'system' })
  const late = prompt.state === 'sent' ? { zh: '机构超期未答复', en: 'The lender has not answered in time' } : { zh: '机构超期未解除抵押', en: 'The lender is late with the release' }
  await tellOwner(hand, row, late, { zh: '已报车管所负责人和监督岗跟进。', en: 'The head of the office and supervision have been told.' })
}

/**
 * Each day: filings that nobody answered lapse; lenders who are late with a release are shown to supervision, once (M10.1). One transaction each: no
 * vehicle is held while others have their turn.
 */
export const chase: Task = async ({ platform, transaction }) => {
  const today = platform.clock.today()
  const handFor = (db: Tx): Hand => ({ db, platform, today, recorded: platform.clock.recorded })
  for (const area of areasOf(platform)) {
    for (const { id } of await mortgages.unanswered(platform.database.single, area, today)) await transaction((db) => lapse(handFor(db), area, id))
    for (const prompt of await prompts.late(platform.database.single, area, today)) await transaction((db) => escalate(handFor(db), area, prompt))
  }
}

/** The areas whose offices this platform serves. */
export const areasOf = (platform: Platform): readonly string[] => [...new Set(platform.config.issuers.map((issuer) => issuer.slice(0, 6)))]
