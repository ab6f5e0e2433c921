import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Words } from '@changxing/rules/decision.ts'

export type Language = 'zh' | 'en'

/** Chinese unless the address, the application (`ui_locales`) or the browser asks for English first. */
export function languageOf(asked: string | null | undefined, uiLocales: unknown, req: IncomingMessage): Language {
  const wishes = [asked, uiLocales, req.headers['accept-language']]
  const wish = wishes.find((value) => typeof value === 'string' && /^(zh|en)/i.test(value))
  return typeof wish === 'string' && /^en/i.test(wish) ? 'en' : 'zh'
}

/** HTML in which every inserted value is escaped, unless it is HTML itself. */
export type Html = { readonly html: string }

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => escapes[mark]!)
const insert = (value: string | Html | readonly Html[]): string =>
  typeof value === 'string' ? escape(value) : 'html' in value ? value.html : value.map(insert).join('')

/** Template tag: html`<p>${text}</p>`. */
export const html = (parts: TemplateStringsArray, ...values: (string | Html | readonly Html[])[]): Html =>
  ({ html: parts.reduce((text, part, i) => text + part + (i < values.length ? insert(values[i]!) : ''), '') })

/** HTML made by the protocol library, taken as it stands. */
export const trusted = (text: string): Html => ({ html: text })

export type Page = {
  readonly language: Language
  readonly title: Words
  readonly body: Html
  /** Address of this page, in which the language switch replaces `lang`. Without it there is no switch. */
  readonly address?: URL
  /** Text and targets in the sizes of the elder view. */
  readonly large?: boolean
  /** Whose page it is and what stands under it; the identity service's, when not given. */
  readonly service?: Words
  readonly footer?: Words
}

const identityService: Words = { zh: '统一身份认证', en: 'Identity service' }
const demonstration: Words = {
  zh: '演示用的身份认证服务。这里的人都是虚构的，没有密码。',
  en: 'Demonstration identity service. Everybody here is invented; there are no passwords.',
}

/** One whole page: works without script, without any outside file, on a phone and at a desk. */
export function renderPage(page: Page): string {
  const { language } = page
  const switchTo = (to: Language): string => {
    const address = new URL(page.address!)
    address.searchParams.set('lang', to)
    return address.pathname + address.search
  }
  const other = language === 'zh' ? 'en' : 'zh'
  const languageSwitch = page.address
    ? html`<nav><a href="${switchTo(other)}" hreflang="${other}" lang="${other}">${other === 'en' ? 'English' : '中文'}</a></nav>`
    : html``
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title[language]}</title><link rel="stylesheet" href="/style.css"></head>
<body${page.large ? html` class="large"` : html``}>
<header><span aria-hidden="true">◆</span><span>${(page.service ?? identityService)[language]}</span>${languageSwitch}</header>
<main>${page.body}</main>
<footer>${(page.footer ?? demonstration)[language]}</footer>
</body></html>`.html
}

/** Headers of every page. `formTargets`: origins to which a form's redirects may lead (browsers check the whole chain). */
export function pageHeaders(formTargets: readonly string[]): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': [
      "default-src 'none'", "style-src 'self'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'",
      `form-action ${["'self'", ...formTargets].join(' ')}`,
    ].join('; '),
  }
}

export type SendPage = (res: ServerResponse, status: number, page: Page) => void

/** Answers with a page. */
export const pageSender = (formTargets: readonly string[]): SendPage => (res, status, page) => {
  res.statusCode = status
  for (const [name, value] of Object.entries(pageHeaders(formTargets))) res.setHeader(name, value)
  res.end(renderPage(page))
}

/** The one style sheet. System fonts, no images, no motion. */
export const styleSheet = `
:root { --blue: #1B4F9C; --ink: #1c2430; --quiet: #55606e; --line: #c9d1dc; --ground: #f4f6f9; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5;
  font: 1rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
header { display: flex; align-items: center; gap: .5rem; padding: .75rem 1rem; background: var(--blue); color: #fff; font-weight: 600; }
header nav { margin-left: auto; }
header a { color: #fff; display: inline-block; padding: .625rem .75rem; min-height: 2.75rem; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: .5rem 0; }
h2 { font-size: 1.125rem; margin: 1.25rem 0 .5rem; }
p { margin: .5rem 0; }
.quiet, footer { color: var(--quiet); }
footer { max-width: 60rem; margin: 0 auto; padding: 1rem; font-size: .875rem; }
.people { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); }
button, .button { font: inherit; color: var(--ink); background: #fff; border: 1px solid var(--line); border-radius: .5rem;
  padding: .75rem 1rem; min-height: 2.75rem; cursor: pointer; text-align: left; text-decoration: none;
  display: inline-block; overflow-wrap: anywhere; }
.people button { width: 100%; height: 100%; display: flex; flex-direction: column; justify-content: flex-start; }
.people strong { display: block; font-size: 1.125rem; }
.people span { color: var(--quiet); }
button:hover, .button:hover { border-color: var(--blue); }
button:focus-visible, a:focus-visible { outline: 3px solid #f5a623; outline-offset: 2px; }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
input, select { font: inherit; width: 100%; max-width: 30rem; min-height: 2.75rem; padding: .5rem; border: 1px solid var(--quiet); border-radius: .5rem; background: #fff; }
input[type=checkbox] { width: 1.5rem; min-height: 1.5rem; vertical-align: middle; margin-right: .5rem; }
input[type=radio] { width: 1.5rem; min-height: 1.5rem; vertical-align: middle; margin-right: .5rem; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; background: #fff; padding: .25rem 1rem .75rem; }
legend { font-weight: 600; padding: 0 .25rem; }
button[aria-pressed=true] { background: #7a1c14; border-color: #7a1c14; color: #fff; font-weight: 600; }
button.main { background: var(--blue); border-color: var(--blue); color: #fff; font-weight: 600; text-align: center; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1rem; }
.large { font-size: 1.375rem; }
.large h1 { font-size: 1.75rem; }
.large button { min-height: 4rem; width: 100%; text-align: center; font-size: 1.375rem; }
.camera { margin: 1rem auto; width: min(11rem, 60vw); aspect-ratio: 3 / 4; border-radius: 1rem; background: #1c2430; color: #fff;
  display: grid; place-items: center; text-align: center; padding: 1rem; }
.camera::before { content: ""; width: 60%; aspect-ratio: 3 / 4; border: 4px dashed #fff; border-radius: 50%; }
table { border-collapse: collapse; width: 100%; background: #fff; }
th, td { text-align: left; padding: .5rem; border: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
`
