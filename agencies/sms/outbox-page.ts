import type { IncomingMessage } from 'node:http'
import { html, languageOf, pageHeaders, renderPage } from '../identity/page.ts'
import type { Sms } from './outbox.ts'

export const outboxHeaders = pageHeaders([])

/** 16400000001 -> 164****0001 */
const masked = (phone: string): string => phone.replace(/^(.{3}).*(.{4})$/, '$1****$2')

/** The sent text messages, newest first, phones masked: what would now lie on people's phones. */
export function outboxPage(latest: readonly Sms[], size: number, req: IncomingMessage, url: URL): string {
  const language = languageOf(url.searchParams.get('lang'), undefined, req)
  const [title, sentAt, to, text] = language === 'zh' ? ['已发短信', '时间', '号码', '内容'] : ['Text messages sent', 'Time', 'Number', 'Text']
  return renderPage({
    language, address: url, title: { zh: '已发短信', en: 'Text messages sent' },
    body: html`
      <h1>${title!} (${String(size)})</h1>
      <table><thead><tr><th scope="col">${sentAt!}</th><th scope="col">${to!}</th><th scope="col">${text!}</th></tr></thead>
      <tbody>${latest.map((sms) =>
        html`<tr><td>${sms.acceptedAt}</td><td>${masked(sms.to)}</td><td>${sms.text}</td></tr>`)}</tbody></table>`,
  })
}
