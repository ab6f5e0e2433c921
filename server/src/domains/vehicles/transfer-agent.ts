import type { TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import type { Reason } from '@changxing/rules/decision.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { maskNumber } from '@changxing/rules/people/shown-number.ts'
import { reasonsOfStanding } from '@changxing/rules/people/letter-reasons.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { maskName, whyNoAgent, type Person } from '../people/index.ts'
import { tellBuyer } from './transfer.ts'
import { noAgent, type AgentColumns, type TransferRow } from './transfers.store.ts'

/** Who applies for the new owner at a counter, as the proof of identity says. */
export type Agent = { readonly name: string; readonly number: string; readonly madeOn: string; readonly validUntil: string }

/** What the file says of the mandate beside its page. It names nobody: a remark travels in the signed package. */
export const mandateOfPaper = ({ mandate_made_on: madeOn, mandate_until: until }: Pick<TransferRow, 'mandate_made_on' | 'mandate_until'>): string =>
  (madeOn === null || until === null ? '书面委托，窗口核验' : `书面委托，${madeOn} 作出，有效期至 ${until}，窗口核验`)

const place = (area: string, id: string, field: string) => `vehicles.transfers/${area}/${id}/${field}`

/**
 * Why this agent cannot act for somebody: nobody who may, or a mandate that has run out (M9.3); nothing where there is none. Problem: bad-input for a
 * number that cannot be one, and for a mandate dated in the future. `fields`: what the two are called where they were given.
 */
export const reasonsAgainstAgent = (
  principal: Pick<Person, 'identityNumber'>, agent: Agent | undefined, today: string, fields = { number: 'agentNumber', madeOn: 'agent.madeOn' },
): readonly Reason[] => {
  if (!agent) return []
  if (agent.madeOn > today) throw new Problem('bad-input', [{ field: fields.madeOn, says: { zh: '委托日期晚于今天', en: 'The mandate is dated in the future' } }])
  const [, days] = reasonsOfStanding({ ...agent, cancelled: false }, today, { cancelled: 'M9.3', days: 'M9.3' })
  return [...whyNoAgent(principal, agent.number, today, fields.number), ...(days.holds ? [] : [days])]
}

export const sealAgent = (platform: Platform, area: string, id: string, agent: Agent | undefined): AgentColumns =>
  agent ? {
    agent_name: platform.box.seal(agent.name.trim(), place(area, id, 'agent-name')),
    agent_number: platform.box.seal(normalIdentityNumber(agent.number), place(area, id, 'agent-number')),
    mandate_made_on: agent.madeOn, mandate_until: agent.validUntil,
  } : noAgent

/** Who applied for the new owner, as it is shown: to them, and to both offices, whose counter has the document. */
export const presentAgent = (
  platform: Platform, { area, id, agent_name: name, agent_number: number, mandate_made_on: madeOn, mandate_until: validUntil }: Pick<TransferRow, 'area' | 'id' | keyof AgentColumns>,
): TransferView['agent'] => {
  if (name === null || number === null) return null
  const open = (sealed: Buffer, field: string) => platform.box.open(sealed, place(area, id, field)).toString('utf8')
  return {
    nameMasked: maskName(open(name, 'agent-name')), numberMasked: maskNumber(open(number, 'agent-number')),
    mandate: madeOn === null || validUntil === null ? null : { madeOn, validUntil },
  }
}

/** Tells the new owner at once who applied for them and where, and what to do if they did not ask for it: somebody else may have written the mandate (M9.3). */
export const tellOfAgent = async (context: Context, transfer: TransferRow): Promise<void> => {
  const agent = presentAgent(context.platform, transfer)
  if (!agent) return
  const area = transfer.path === 'C' ? transfer.out_area : transfer.area
  const city = cityName(area)
  await tellBuyer(context, transfer, { zh: '有人持您的书面委托申请过户', en: 'Somebody applied in your name, with a written mandate' }, {
    zh: `${agent.nameMasked}在${city.zh}车管所窗口代您申请 ${transfer.plate_number} 的异地转移登记（${transfer.number}）。不是您委托的，请打开这笔过户，点“不是我要过户的”，立即暂停办理。`,
    en: `${agent.nameMasked} applied for you at the counter in ${city.en} for the transfer of ${transfer.plate_number} (${transfer.number}). If you did not ask for it, open the transfer and choose “I did not want this”: it stops at once.`,
  })
}
