import type { Words } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import { maskName, type Person } from '../people/index.ts'
import { applicantOf, type Case } from './case.ts'
import { serviceOf } from './services.ts'

/** Where the older person sees and stops the help, without signing in. */
const stopPath = (digits: string) => `/citizen/help/${digits}`

/** Tells the older person at once, in the app and by text message, that somebody acts for them, and how to stop it (M6.1.1). */
export const tellOfHelp = (context: Context, one: Case, helper: Person, digits: string): Promise<void> => {
  const { title } = serviceOf(one.service)
  const url = `${context.platform.config.publicUrl}${stopPath(digits)}`
  const who = maskName(helper.name)
  const body: Words = {
    zh: `${who}正在为您代办，须您本人刷脸。不是您要办的，请点 ${url} 停止。`,
    en: `${who} is acting for you and needs your own face check. If you did not want this, stop it here: ${url}`,
  }
  return tell(context, applicantOf(one), { title: { zh: `有人为您代办：${title.zh}`, en: `Somebody acts for you: ${title.en}` }, body, link: `/cases/${one.area}/${one.id}`, sms: true })
}
