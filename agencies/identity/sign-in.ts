import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Interaction, Provider } from 'oidc-provider'
import type { Words } from '@changxing/rules/decision.ts'
import { findPerson, people } from '../people.ts'
import type { PersonKind } from '../people.ts'
import { acrOf } from './claims.ts'
import { signInClients } from './clients.ts'
import { html, languageOf } from './page.ts'
import type { Language, SendPage } from './page.ts'

const headings: Readonly<Record<PersonKind, Words>> = {
  citizen: { zh: '群众', en: 'Citizens' },
  officer: { zh: '民警', en: 'Officers' },
  relying: { zh: '社会单位工作人员', en: 'Staff of relying parties' },
}

type SignIn = {
  readonly provider: Provider
  readonly sendPage: SendPage
}

/** The sign-in page: everybody whom the asking application may sign in, one button each. */
export async function showSignIn({ provider, sendPage }: SignIn, req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
  const interaction = await openInteraction(provider, req, res)
  const language = languageOf(url.searchParams.get('lang'), interaction?.params['ui_locales'], req)
  const client = interaction && signInClients[String(interaction.params['client_id'])]
  if (!client) return sendPage(res, 400, expired(language))

  const persons = people.filter(client.maySignIn)
  const kinds = [...new Set(persons.map((person) => person.kind))]
  const list = kinds.map((kind) => html`
    <h2 id="${kind}">${headings[kind][language]}</h2>
    <ul class="people" aria-labelledby="${kind}">${persons.filter((person) => person.kind === kind).map((person) => html`
      <li><button name="person" value="${person.id}">
        <strong>${person.name[language]}</strong><span>${person.for[language]}</span>
      </button></li>`)}
    </ul>`)
  sendPage(res, 200, {
    language, address: url, title: { zh: `登录 ${client.name.zh}`, en: `Sign in to ${client.name.en}` },
    body: html`
      <h1>${language === 'zh' ? `登录 ${client.name.zh}` : `Sign in to ${client.name.en}`}</h1>
      <p>${language === 'zh' ? '选择要以谁的身份登录。' : 'Choose who you are.'}</p>
      <form method="post" action="${url.pathname}">
        <input type="hidden" name="lang" value="${language}">${list}
        <div class="actions"><button name="cancel" value="yes">${language === 'zh' ? '取消，返回应用' : 'Cancel and go back'}</button></div>
      </form>`,
  })
}

/** The choice made on the sign-in page. A person of the wrong kind is refused in words, not signed in. */
export async function acceptSignIn(
  { provider, sendPage }: SignIn, req: IncomingMessage, res: ServerResponse, url: URL, form: URLSearchParams,
): Promise<void> {
  const interaction = await openInteraction(provider, req, res)
  const language = languageOf(form.get('lang'), interaction?.params['ui_locales'], req)
  const client = interaction && signInClients[String(interaction.params['client_id'])]
  if (!client) return sendPage(res, 400, expired(language))

  if (form.has('cancel')) {
    const cancelled = { error: 'access_denied', error_description: 'the person cancelled' }
    return provider.interactionFinished(req, res, cancelled, { mergeWithLastSubmission: false })
  }
  const person = findPerson(form.get('person') ?? '')
  if (!person || !client.maySignIn(person)) {
    return sendPage(res, 403, {
      language, title: { zh: '不能登录', en: 'Not allowed' },
      body: html`
        <h1>${language === 'zh' ? '这个账号不能登录本应用' : 'This account cannot sign in here'}</h1>
        <p>${language === 'zh'
          ? `“${client.name.zh}”只接受相应身份的账号。民警不能用群众端登录，群众也不能用民警的应用登录。`
          : `“${client.name.en}” accepts only accounts of its own kind. Officers cannot sign in as citizens, nor citizens as officers.`}</p>
        <p><a class="button" href="${url.pathname}?lang=${language}">${language === 'zh' ? '选择别的账号' : 'Choose another account'}</a></p>`,
    })
  }
  await forgetOtherPerson(provider, interaction, person.id)
  await provider.interactionFinished(req, res, { login: { accountId: person.id, acr: acrOf(person) } }, { mergeWithLastSubmission: false })
}

/** The pending sign-in that this browser's cookie belongs to, or undefined when it has expired or is another browser's. */
const openInteraction = (provider: Provider, req: IncomingMessage, res: ServerResponse): Promise<Interaction | undefined> =>
  provider.interactionDetails(req, res).catch(() => undefined)

/**
 * One browser plays several people. The session of the person before is ended first; otherwise the library would put a
 * page between that submits itself by script.
 */
async function forgetOtherPerson(provider: Provider, interaction: Interaction, personId: string): Promise<void> {
  const before = interaction.session
  if (!before || before.accountId === personId) return
  const session = await provider.Session.findByUid(before.uid)
  await session?.destroy()
  delete interaction.session
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000))
}

const expired = (language: Language) => ({
  language, title: { zh: '登录已过期', en: 'Sign-in expired' },
  body: html`
    <h1>${language === 'zh' ? '登录已过期' : 'Sign-in has expired'}</h1>
    <p>${language === 'zh' ? '请回到应用，重新点“登录”。' : 'Go back to the application and choose “Sign in” again.'}</p>`,
})
