import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import type { Words } from '@changxing/rules/decision.ts'
import { html, languageOf, pageHeaders, renderPage, trusted } from './page.ts'
import type { Html, Language } from './page.ts'

/** Pages that the protocol library asks for: errors that cannot go back to an application, and signing out. */

const explained: Readonly<Record<string, Words>> = {
  invalid_redirect_uri: {
    zh: '应用要求返回的地址没有登记，为保护您，登录已停止。',
    en: 'The application asked to return to an address that is not registered. To protect you, sign-in was stopped.',
  },
  invalid_client: { zh: '这个应用没有登记。', en: 'This application is not registered.' },
}
const otherwise: Words = {
  zh: '登录请求无效或已过期。请回到应用重新登录。',
  en: 'The sign-in request is not valid or has expired. Go back to the application and sign in again.',
}

function show(ctx: KoaContextWithOIDC, formTargets: readonly string[], title: Words, body: (language: Language) => Html): void {
  const language = languageOf(undefined, ctx.oidc?.params?.ui_locales, ctx.req)
  ctx.set(pageHeaders(formTargets))
  ctx.body = renderPage({ language, title, body: body(language) })
}

/** An error that is shown here because there is no safe address to send it to. */
export function renderProtocolError(ctx: KoaContextWithOIDC, out: ErrorOut, formTargets: readonly string[]): void {
  show(ctx, formTargets, { zh: '无法登录', en: 'Cannot sign in' }, (language) => html`
    <h1>${language === 'zh' ? '无法登录' : 'Cannot sign in'}</h1>
    <p>${(explained[out.error] ?? otherwise)[language]}</p>
    <p class="quiet">${out.error}${out.error_description ? html`: ${out.error_description}` : html``}</p>`)
}

/** Asks whether to sign out here too. With script the question answers itself: the application has already asked. */
export function renderLogout(ctx: KoaContextWithOIDC, form: string, formTargets: readonly string[]): void {
  show(ctx, formTargets, { zh: '退出登录', en: 'Sign out' }, (language) => html`
    <h1>${language === 'zh' ? '退出登录？' : 'Sign out?'}</h1>${trusted(form)}
    <div class="actions">
      <button class="main" form="op.logoutForm" name="logout" value="yes">${language === 'zh' ? '退出' : 'Sign out'}</button>
      <button form="op.logoutForm">${language === 'zh' ? '保持登录' : 'Stay signed in'}</button>
    </div>
    ${ctx.oidc.params?.id_token_hint ? html`<script src="/identity/sign-out.js"></script>` : html``}`)
}

/** After signing out, when the application named no address to return to. */
export function renderSignedOut(ctx: KoaContextWithOIDC, formTargets: readonly string[]): void {
  show(ctx, formTargets, { zh: '已退出', en: 'Signed out' }, (language) => html`
    <h1>${language === 'zh' ? '已退出登录' : 'You are signed out'}</h1>
    <p>${language === 'zh' ? '可以关闭本页。' : 'You can close this page.'}</p>`)
}

/** Presses "Sign out" on the page above. */
export const signOutScript = "document.querySelector('button[name=logout]').click()\n"
