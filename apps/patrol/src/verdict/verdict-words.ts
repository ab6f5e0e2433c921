import type { Words } from '@changxing/rules/words.ts'
import type { Colour, FinalVerdict, OnlineOutcome } from './final-verdict.ts'

/** The one word an officer reads at arm's length. */
export const verdictWord: Record<Colour, Words> = {
  green: { zh: '有效', en: 'Valid' },
  yellow: { zh: '需再核', en: 'Check further' },
  red: { zh: '不予认可', en: 'Do not accept' },
  grey: { zh: '无法核验', en: 'Cannot verify' },
}

/** What each verdict does not mean. */
export const verdictCaution: Record<Colour, Words | null> = {
  green: null,
  yellow: { zh: '这不是违法。请质询或按证号查询。', en: 'This is not an offence. Challenge, or look the person up.' },
  red: { zh: '不认可此码，不等于违法。处罚前请按证号查询核实。', en: 'The code is not accepted; that alone is no offence. Look the person up before any penalty.' },
  grey: { zh: '这不是违法，也不说明证件有问题。请按证号查询。', en: 'This is no offence and says nothing against the licence. Look the person up.' },
}

/** What the verdict rests on. */
export function restsOnWords({ restsOn, mayChange }: FinalVerdict, online: OnlineOutcome): Words {
  if (restsOn === 'back-office') return { zh: '以后台答复为准', en: 'Rests on the back office' }
  if (mayChange) return { zh: '本机结果，正在等后台答复…', en: "This terminal's result; waiting for the back office…" }
  const why = online.state === 'no-answer' ? noAnswer[online.why] : noAnswer.failed
  if (restsOn === 'nothing') return { zh: `没有结果：${why.zh}`, en: `No result: ${why.en}` }
  return { zh: `仅本机核验：${why.zh}`, en: `This terminal only: ${why.en}` }
}

const noAnswer: Record<Extract<OnlineOutcome, { state: 'no-answer' }>['why'], Words> = {
  offline: { zh: '没有网络', en: 'no network' },
  'too-slow': { zh: '后台 12 秒内未答复', en: 'no answer within 12 seconds' },
  'signed-out': { zh: '登录已过期', en: 'your sign-in has ended' },
  'not-allowed': { zh: '您没有执勤岗位', en: 'you do not hold the patrol post' },
  'too-many': { zh: '查询过于频繁，请稍候', en: 'too many requests, wait a moment' },
  failed: { zh: '后台出错', en: 'the back office failed' },
  'not-asked': { zh: '不是畅行码，未发送', en: 'not our code, so it was not sent' },
}
