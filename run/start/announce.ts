import type { Words } from '@changxing/rules/decision.ts'

type Row = { readonly what: Words; readonly where: string }
type Listed = { readonly id: string; readonly kind: string; readonly name: Words; readonly for: Words; readonly clients: readonly string[] }

const addresses = (url: string, agenciesUrl: string): Row[] => [
  { what: { zh: '群众端', en: 'citizen app' }, where: `${url}/citizen/` },
  { what: { zh: '业务工作台', en: 'desk' }, where: `${url}/desk/` },
  { what: { zh: '路面执法、查验', en: 'patrol and inspection' }, where: `${url}/patrol/` },
  { what: { zh: '社会核验', en: 'relying parties' }, where: `${url}/desk/relying` },
  { what: { zh: '档案核验页', en: 'archive check' }, where: `${url}/archive-check/` },
  { what: { zh: '接口文档', en: 'API documentation' }, where: `${url}/api/docs` },
  { what: { zh: '身份认证(模拟)', en: 'identity provider (stand-in)' }, where: `${agenciesUrl}/identity/.well-known/openid-configuration` },
]

const opens: Readonly<Record<string, Words>> = {
  'changxing-citizen': { zh: '群众端', en: 'citizen' },
  'changxing-desk': { zh: '工作台', en: 'desk' },
  'changxing-patrol': { zh: '路面', en: 'patrol' },
  'changxing-relying': { zh: '核验', en: 'relying' },
}

/** What `npm start` says in the end: where everything is and who can sign in. Without the agencies' answer the people are left out. */
export async function announcement(url: string, agenciesUrl: string, date: string | undefined): Promise<string> {
  const people = await fetch(`${agenciesUrl}/people.json`).then((answer) => answer.json() as Promise<Listed[]>, () => [])
  const parts = [
    table(addresses(url, agenciesUrl).map(({ what, where }) => [what.zh, what.en, where])),
    ...(date ? [`  业务日期 business date: ${date}`] : []),
    ...(people.length > 0 ? ['  可登录人员(免密码) · who can sign in (no password):', table(people.map(personRow))] : []),
  ]
  return `\n  畅行 Changxing\n\n${parts.join('\n\n')}\n\n`
}

const personRow = ({ name, clients, for: purpose }: Listed) => {
  const where = clients.map((client) => opens[client] ?? { zh: client, en: client })
  const forWhat = (['zh', 'en'] as const).map((language) => purpose[language]).join(' · ')
  return [short(name.zh === name.en ? name.zh : `${name.zh} ${name.en}`), where.map(({ zh, en }) => `${zh} ${en}`).join(', '), forWhat]
}

// One very long name must not push every other column off the screen.
const short = (text: string) => ([...text].length > 32 ? `${[...text].slice(0, 31).join('')}…` : text)

/** Columns, as wide as their widest entry; a Chinese sign is two columns wide in a terminal. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  const pad = (text: string, column: number) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text)))
  return rows.map((row) => `  ${row.map(pad).join('  ')}`.trimEnd()).join('\n')
}

const width = (text: string) => [...text].reduce((sum, sign) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(sign) ? 2 : 1), 0)
