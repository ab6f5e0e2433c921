import { tell } from '../notices/index.ts'
import { findPersonByNumber, type Delegation } from '../people/index.ts'
import type { Context } from '../../platform/operation.ts'

const titles = {
  made: { zh: '委托已生效', en: 'Delegation made' },
  cancelled: { zh: '委托已取消', en: 'Delegation cancelled' },
} as const

/** Tells the principal, and the agent if they are known here, that a delegation was made or cancelled (M9.2.1). */
export const tellOfLetter = async (context: Context, letter: Delegation, news: keyof typeof titles): Promise<void> => {
  const body = news === 'made'
    ? { zh: `${letter.business}，有效至 ${letter.validUntil}，可随时取消。`, en: `${letter.business}, valid until ${letter.validUntil}; it may be cancelled at any time.` }
    : { zh: `${letter.business}：委托书已作废。`, en: `${letter.business}: the letter is void.` }
  const message = { title: titles[news], body, link: '/delegations', sms: news === 'cancelled' }
  await tell(context, letter.principal, { ...message, sms: true })
  const agent = await findPersonByNumber(context.platform, context.db, letter.agentNumber)
  if (agent) await tell(context, agent, message)
}
