import { cityName } from '@changxing/rules/areas.ts'
import type { Reason } from '@changxing/rules/decision.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { maskNumber } from '@changxing/rules/people/shown-number.ts'
import type { Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { maskName, whyNoAgent, type Person } from '../people/index.ts'
import { tellBuyer } from './transfer.ts'
import { noAgent, type AgentColumns, type TransferRow } from './transfers.store.ts'

/** Who applies for the new owner at a counter, as the proof of identity says. */
export type Agent = { readonly name: string; readonly number: string }

/** What the file says of the mandate beside its page. It names nobody: a remark travels in the signed package. */
export const mandateOfPaper = '书面委托，窗口核验'

const place = (area: string, id: string, field: string) => `vehicles.transfers/${area}/${id}/${field}`

/** Why this agent cannot apply for the new owner; nothing where there is none. Problem: bad-input for a number that cannot be one. */
export const reasonsAgainstAgent = (newOwner: Pick<Person, 'identityNumber'>, agent: Agent | undefined, today: string): readonly Reason[] =>
  agent ? whyNoAgent(newOwner, agent.number, today) : []

export const sealAgent = (platform: Platform, area: string, id: string, agent: Agent | undefined): AgentColumns =>
  agent ? {
    agent_name: platform.box.seal(agent.name.trim(), place(area, id, 'agent-name')),
    agent_number: platform.box.seal(normalIdentityNumber(agent.number), place(area, id, 'agent-number')),
  } : noAgent

/** Who applied for the new owner, as it is shown: to them, and to both offices, whose counter has the document. */
export const presentAgent = (
  platform: Platform, { area, id, agent_name: name, agent_number: number }: Pick<TransferRow, 'area' | 'id' | keyof AgentColumns>,
): { readonly nameMasked: string; readonly numberMasked: string } | null => {
  if (name === null || number === null) return null
  const open = (sealed: Buffer, field: string) => platform.box.open(sealed, place(area, id, field)).toString('utf8')
  return { nameMasked: maskName(open(name, 'agent-name')), numberMasked: maskNumber(open(number, 'agent-number')) }
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
