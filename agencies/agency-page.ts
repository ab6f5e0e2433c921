import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Words } from '@changxing/rules/decision.ts'
import { html, languageOf, pageHeaders, renderPage } from './identity/page.ts'
import type { Html, Language } from './identity/page.ts'
import type { Said } from './call-changxing.ts'

const footer: Words = {
  zh: '演示用的外部单位。这里的单位、人、车都是虚构的。',
  en: 'A stand-in for demonstrations. All organisations, people and vehicles here are invented.',
}

/** A page of an agency, in the language that is asked for. */
export function sendAgencyPage(req: IncomingMessage, res: ServerResponse, url: URL, service: Words, body: (language: Language, say: (words: Words) => string) => Html): void {
  const language = languageOf(url.searchParams.get('lang'), undefined, req)
  const address = new URL(url)
  address.searchParams.delete('said')
  for (const [name, value] of Object.entries(pageHeaders([]))) res.setHeader(name, value)
  res.end(renderPage({ language, address, service, footer, title: service, body: body(language, (words) => words[language]) }))
}

const outcomes: Readonly<Record<Said['outcome'], Words>> = {
  confirmed: { zh: '平台已确认', en: 'The platform has confirmed it' },
  denied: { zh: '平台不予办理', en: 'The platform has refused it' },
  unknown: { zh: '没有得到可信的答复，可以再发一次', en: 'No answer that can be believed; it can be sent again' },
}

export const outcomeWords = (outcome: Said['outcome']): Words => outcomes[outcome]

/** What the platform said to the button that was pressed last. */
export const saidNote = (url: URL, say: (words: Words) => string): Html => {
  const words = outcomes[url.searchParams.get('said') as Said['outcome']]
  return words ? html`<p role="status"><strong>${say(words)}</strong></p>` : html``
}
