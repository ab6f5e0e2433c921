import type { Words } from '@changxing/rules/decision.ts'
import { asOfficer, type Context } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import { findPersonByNumber, maskName, type Delegation, type LetterNews } from '../people/index.ts'
import { namesOfOffices } from './offices.ts'

type News = Parameters<LetterNews>[2]

const titles = {
  made: { zh: '委托已生效', en: 'Delegation made' },
  recorded: { zh: '窗口登记了您的纸质委托书', en: 'A counter recorded a paper letter of yours' },
  cancelled: { zh: '委托已取消', en: 'Delegation cancelled' },
} as const satisfies Record<News, Words>

const bodyOf = ({ business, validUntil }: Delegation, cancelled: boolean): Words => cancelled
  ? { zh: `${business}：委托书已作废。`, en: `${business}: the letter is void.` }
  : { zh: `${business}，有效至 ${validUntil}，可随时取消。`, en: `${business}, valid until ${validUntil}; it may be cancelled at any time.` }

const pageOf = ({ area, id }: Delegation) => `/delegations/${area}/${id}`

/** Which office took whose paper, and how to cancel it: somebody else may have written it. */
const recordedBody = async (context: Context, letter: Delegation): Promise<Words> => {
  const { area, office } = asOfficer(context)
  const { zh, en } = (await namesOfOffices(context, area, [office])).get(office)!
  const [agent, url] = [maskName(letter.agentName), `${context.platform.config.publicUrl}/citizen${pageOf(letter)}`]
  return {
    zh: `${zh}登记了您委托${agent}办理“${letter.business}”的纸质委托书，有效至 ${letter.validUntil}。不是您委托的，请点 ${url} 取消，或告知该所。`,
    en: `${en} recorded a paper letter by which ${agent} acts for you: ${letter.business}, valid until ${letter.validUntil}. If it is not yours, cancel it here: ${url} or tell that office.`,
  }
}

/** Tells the principal, and the agent if they are known here, that a delegation was made, recorded from paper (M9.3) or cancelled (M9.2.1). */
export const tellOfLetter: LetterNews = async (context, letter, news) => {
  const body = bodyOf(letter, news === 'cancelled')
  await tell(context, letter.principal, news === 'recorded'
    ? { title: titles.recorded, body: await recordedBody(context, letter), link: pageOf(letter), sms: true }
    : { title: titles[news], body, link: '/delegations', sms: true })
  const agent = await findPersonByNumber(context.platform, context.db, letter.agentNumber)
  if (agent) await tell(context, agent, { title: news === 'recorded' ? titles.made : titles[news], body, link: '/delegations', sms: news === 'cancelled' })
}
