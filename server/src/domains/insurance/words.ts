import type { Words } from '@changxing/rules/decision.ts'
import { insuranceReasons, type InsuranceReason } from '../../exchange/insurance/reasons.ts'
import { millisOf } from '../../platform/clock.ts'

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })

/** An instant in China's civil time, to the minute. */
export const chinaTime = (instant: string): string => format.format(millisOf(instant))

export const reasonWords = (code: string): Words => insuranceReasons[code as InsuranceReason]?.says ?? { zh: code, en: code }

type Answered = {
  readonly vin: string; readonly askedAt: string; readonly askAgainAt: string | null; readonly serial: string | null; readonly insurer: string | null
  readonly reasonCode: InsuranceReason | null; readonly remarks: readonly InsuranceReason[]
}

const what = ({ reasonCode, remarks, insurer }: Answered): Words => {
  if (reasonCode === null) {
    const remarked = remarks.map(reasonWords)
    return {
      zh: `已查到有效保单${insurer ? `（${insurer}）` : ''}，不用交保险和车船税凭证${remarked.map(({ zh }) => `；${zh}`).join('')}`,
      en: `A policy in force was found${insurer ? ` (${insurer})` : ''}: no paper of insurance or tax is needed${remarked.map(({ en }) => `; ${en}`).join('')}`,
    }
  }
  const { zh, en } = reasonWords(reasonCode)
  return { zh: `${zh}${insurer ? `（${insurer}）` : ''}。请拍照提交保险和车船税凭证，不影响办理`, en: `${en}${insurer ? ` (${insurer})` : ''}. Give a picture of the papers of insurance and tax instead; your application goes on` }
}

const thenWords = ({ reasonCode, askAgainAt }: Answered): Words => {
  const told = reasonCode !== null && insuranceReasons[reasonCode].ticket
  const again = reasonCode !== null && askAgainAt !== null
  return {
    zh: `${told ? '已通知保险公司核实。' : ''}${again ? `系统将在 ${chinaTime(askAgainAt)} 再查。` : ''}`,
    en: `${told ? ' The insurer was told.' : ''}${again ? ` We ask again at ${chinaTime(askAgainAt)}.` : ''}`,
  }
}

/** What was answered and what was asked, the answer first, for the citizen and the office. Of the VIN only the end, which the paper shows too. */
export const explain = (answered: Answered): Words => {
  const at = chinaTime(answered.askedAt)
  const end = answered.vin.slice(-6)
  const said = what(answered)
  const next = thenWords(answered)
  const serial = answered.serial === null ? { zh: '', en: '' } : { zh: `，查询号 ${answered.serial}`, en: `, query ${answered.serial}` }
  return {
    zh: `${said.zh}。${next.zh}（${at} 向保险信息平台查询，车架号尾号 ${end}${serial.zh}）`,
    en: `${said.en}.${next.en} (Asked the insurers’ platform at ${at} about the VIN ending in ${end}${serial.en}.)`,
  }
}
