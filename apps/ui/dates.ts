import type { Words } from '@changxing/rules/words.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const zone = 'Asia/Shanghai'

/** A civil date as people write it: 2021年6月1日, 1 June 2021. What is not a date is shown as it came. */
export function dateWords(date: string): Words {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return { zh: date, en: date }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return { zh: `${year}年${month}月${day}日`, en: `${day} ${months[month - 1]} ${year}` }
}

/** A date that stands in a sentence by itself: not a part of an instant, a number or a name of a file. */
const dateInSentence = /(\p{Script=Han} )?(?<![\w./-])(\d{4}-\d{2}-\d{2})(?![\w/-])( (?=\p{Script=Han}))?/gu

/** A sentence of a rule or of the server carries dates as they are kept; a reader has them written out. Chinese leaves no space around them. */
export const withDatesWritten = (sentence: string, language: keyof Words): string =>
  sentence.replace(dateInSentence, (_, before: string | undefined, date: string, after: string | undefined) =>
    (language === 'zh' ? `${before?.trimEnd() ?? ''}${dateWords(date).zh}` : `${before ?? ''}${dateWords(date).en}${after ?? ''}`))

/** An instant as China's clock shows it: 2021年6月1日 09:05, 1 June 2021, 09:05. */
export function instantWords(instant: string): Words {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return { zh: instant, en: instant }
  const date = dateWords(civilDateOf(instant))
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false }).format(at)
  return { zh: `${date.zh} ${time}`, en: `${date.en}, ${time}` }
}

/** The day in China on which an instant falls. */
export const civilDateOf = (instant: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant))

/** How long ago, in the largest unit that fits: 刚刚, 5 分钟前, 3 小时前, 2 天前. A clock that runs behind never says "in the future". */
export function agoWords(instant: string, now: number): Words {
  const minutes = Math.floor(Math.max(0, now - new Date(instant).getTime()) / 60_000)
  if (minutes < 1) return { zh: '刚刚', en: 'just now' }
  if (minutes < 60) return { zh: `${minutes} 分钟前`, en: `${minutes} min ago` }
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return { zh: `${hours} 小时前`, en: hours === 1 ? '1 hour ago' : `${hours} hours ago` }
  const days = Math.floor(hours / 24)
  return { zh: `${days} 天前`, en: days === 1 ? 'yesterday' : `${days} days ago` }
}

/** How far the server's two clocks are ahead of this device's, in milliseconds: its own, and the one by which it writes down what happens. */
export type Ahead = { readonly server: number; readonly record: number }

/** From what the server said of its clocks, and when this device heard it. */
export const aheadFrom = (said: { readonly now: string; readonly recorded: string } | undefined, heardAtMs: number): Ahead =>
  said ? { server: Date.parse(said.now) - heardAtMs, record: Date.parse(said.recorded) - heardAtMs } : { server: 0, record: 0 }
