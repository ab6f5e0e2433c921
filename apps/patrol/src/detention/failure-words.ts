import { Failed, Refused } from '@changxing/contract/client.ts'
import type { Words } from '@changxing/rules/words.ts'

const refusals: Readonly<Record<string, Words>> = {
  'already-detained': { zh: '该驾驶证已被扣留，未重复办理。', en: 'This licence is already detained; nothing was done twice.' },
  'licence-not-in-force': { zh: '该驾驶证已不在有效状态，不能扣留。', en: 'This licence is no longer in force and cannot be detained.' },
}

/** Why a detention did not come about, and what to do; never silence, never a bare code. */
export function failureWords(cause: unknown): Words {
  if (cause instanceof Refused) return refusals[cause.refusal.code] ?? { zh: '未能办理，原因如下。', en: 'Not done, for these reasons.' }
  if (cause instanceof Failed && cause.error) return {
    zh: `${cause.error.says.zh}。${cause.error.remedy.zh}`,
    en: `${cause.error.says.en}. ${cause.error.remedy.en}`,
  }
  return {
    zh: '没有收到后台答复。可再点一次：同一次扣留不会重复办理。',
    en: 'The back office did not answer. You may press again: one detention is never made twice.',
  }
}
