import { instantWords } from '@changxing/ui/dates.ts'
import type { Words } from '@changxing/rules/words.ts'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** 09:05, by China's clock. */
export const timeOfDay = (ms: number): string => clock.format(new Date(ms))

/** The civil date in China at an instant. */
export const chinaDay = (ms: number): string => day.format(new Date(ms))

/** The first instant of the China day that contains `ms`. */
export const startOfChinaDay = (ms: number): number => Date.parse(`${chinaDay(ms)}T00:00:00+08:00`)

/** Date and time in words. */
export const momentWords = (ms: number): Words => instantWords(new Date(ms).toISOString())

/** A length of time in the unit that fits: 5 秒, 3 分钟, 2 小时, 4 天. */
export function lengthWords(seconds: number): Words {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 120) return { zh: `${whole} 秒`, en: `${whole} s` }
  if (whole < 7200) return { zh: `${Math.round(whole / 60)} 分钟`, en: `${Math.round(whole / 60)} min` }
  if (whole < 172_800) return { zh: `${Math.round(whole / 3600)} 小时`, en: `${Math.round(whole / 3600)} hours` }
  return { zh: `${Math.round(whole / 86_400)} 天`, en: `${Math.round(whole / 86_400)} days` }
}
