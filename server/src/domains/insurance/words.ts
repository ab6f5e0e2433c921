import type { Words } from '@changxing/rules/decision.ts'
import { insuranceReasons, wasAsked, type InsuranceReason, type Ticket } from '../../exchange/insurance/reasons.ts'
import { millisOf } from '../../platform/clock.ts'

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })

/** An instant in China's civil time, to the minute. */
export const chinaTime = (instant: string): string => format.format(millisOf(instant))

export const reasonWords = (code: string): Words => insuranceReasons[code as InsuranceReason]?.says ?? { zh: code, en: code }

type Answered = {
  readonly vin: string; readonly askedAt: string; readonly askAgainAt: string | null; readonly serial: string | null; readonly insurer: string | null
  readonly reasonCode: InsuranceReason | null; readonly remarks: readonly InsuranceReason[]
  /** Why it was not asked, where supervision has said so. */
  readonly because: Words | null
  /** A trailer: no policy is wanted of it, found or not. */
  readonly takesNone: boolean
}

const toldWords: Readonly<Record<Ticket, Words>> = {
  'at-once': { zh: '已通知保险公司核实。', en: ' The insurer was told.' }, 'with-paper': { zh: '凭证提交后通知保险公司核实。', en: ' The insurer is told when you have sent it.' },
  'once-a-day': { zh: '已告知保险信息平台。', en: ' The platform was told.' }, never: { zh: '', en: '' },
}

const papersWanted = (takesNone: boolean): Words => (takesNone
  ? { zh: '不要保单，请拍照提交车船税凭证', en: 'No policy is asked for; give a picture of the paper of vehicle tax' }
  : { zh: '请拍照提交保险和车船税凭证', en: 'Give a picture of the papers of insurance and tax instead' })

const what = ({ reasonCode, remarks, insurer, because, takesNone }: Answered): Words => {
  if (reasonCode === null) {
    const remarked = remarks.map(reasonWords)
    return {
      zh: `已查到有效保单${insurer ? `（${insurer}）` : ''}，不用交保险和车船税凭证${remarked.map(({ zh }) => `；${zh}`).join('')}`,
      en: `A policy in force was found${insurer ? ` (${insurer})` : ''}: no paper of insurance or tax is needed${remarked.map(({ en }) => `; ${en}`).join('')}`,
    }
  }
  const { zh, en } = reasonWords(reasonCode)
  const aside = insurer === null ? because : { zh: insurer, en: insurer }
  const papers = papersWanted(takesNone)
  return { zh: `${zh}${aside ? `（${aside.zh}）` : ''}。${papers.zh}，不影响办理`, en: `${en}${aside ? ` (${aside.en})` : ''}. ${papers.en}; your application goes on` }
}

const thenWords = ({ reasonCode, askAgainAt }: Answered): Words => {
  if (reasonCode === null) return { zh: '', en: '' }
  const told = toldWords[insuranceReasons[reasonCode].ticket]
  const again = askAgainAt === null ? { zh: '', en: '' } : { zh: `系统将在 ${chinaTime(askAgainAt)} 再查。`, en: ` We ask again at ${chinaTime(askAgainAt)}.` }
  return { zh: `${told.zh}${again.zh}`, en: `${told.en}${again.en}` }
}

/** What was answered and what was asked, the answer first, for the citizen and the office. Of the VIN only the end, which the paper shows too. */
export const explain = (answered: Answered): Words => {
  const at = chinaTime(answered.askedAt)
  const end = answered.vin.slice(-6)
  const said = what(answered)
  const next = thenWords(answered)
  if (answered.reasonCode !== null && !wasAsked(answered.reasonCode)) {
    return { zh: `${said.zh}。${next.zh}（车架号尾号 ${end}）`, en: `${said.en}.${next.en} (VIN ending in ${end}.)` }
  }
  const serial = answered.serial === null ? { zh: '', en: '' } : { zh: `，查询号 ${answered.serial}`, en: `, query ${answered.serial}` }
  return {
    zh: `${said.zh}。${next.zh}（${at} 向保险信息平台查询，车架号尾号 ${end}${serial.zh}）`,
    en: `${said.en}.${next.en} (Asked the insurers’ platform at ${at} about the VIN ending in ${end}${serial.en}.)`,
  }
}
