import { inspectorKeys, revokeInspectorKey, type InspectorKeyView } from '@changxing/contract/inspector-keys.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Result } from '../shell/result.tsx'

/** A terminal was lost, or its officer has left: its key signs nothing from now on. */
const Revoke = ({ area, row, onRevoked }: { readonly area: string; readonly row: InspectorKeyView; readonly onRevoked: () => void }) => {
  const say = useSay()
  const [words, setWords] = useState('')
  const action = useAction(revokeInspectorKey)
  const id = `revoke-${row.keyId}`
  const send = async () => {
    if (await action.run({ params: { area, key: row.keyId }, input: { words: words.trim() } })) onRevoked()
  }
  return (
    <details>
      <summary>{say({ zh: `注销 ${row.terminal} 的密钥`, en: `Revoke the key of ${row.terminal}` })}</summary>
      <label htmlFor={id}>{say({ zh: '原因（留痕）。以前签的记录照旧有效；要停止该警员查验，请调整其岗位', en: 'Why (recorded). What it signed stays good; to stop the officer, take the post away' })}</label>
      <div className="desk-bar">
        <Input id={id} value={words} maxLength={300} onChange={(event) => setWords(event.target.value)} />
        <Button danger disabled={words.trim().length < 2} loading={action.pending} onClick={() => void send()}>{say({ zh: '注销', en: 'Revoke' })}</Button>
      </div>
      <FailureNotice failure={action.failure} />
    </details>
  )
}

/** The keys with which inspectors of this office sign, for its head (M2.3.3). */
export const InspectorKeys = ({ area }: { readonly area: string }) => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['inspector-keys', area], queryFn: ({ signal }) => client.call(inspectorKeys, { params: { area }, signal }) })
  const name = { zh: '查验人的签名密钥', en: 'Signing keys of inspectors' }
  return (
    <section className="desk-card" aria-label={say(name)}>
      <h2>{say(name)} <ClauseChip clause="M2.3.3" /></h2>
      <Result query={query}>
        {({ keys }) => keys.length === 0 ? <p className="cx-soft">{say({ zh: '还没有。查验人第一次打开查验终端时登记。', en: 'None yet. One is registered when an inspector first opens the terminal.' })}</p> : (
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: '警号', en: 'Officer' })}</th><th scope="col">{say({ zh: '终端', en: 'Terminal' })}</th><th scope="col">{say({ zh: '密钥', en: 'Key' })}</th>
                <th scope="col">{say({ zh: '登记', en: 'Since' })}</th><th scope="col">{say({ zh: '状态', en: 'State' })}</th>
              </tr>
            </thead>
            <tbody>
              {keys.map((row) => (
                <tr key={row.keyId}>
                  <th scope="row" className="cx-figures">{row.officerNumber}</th><td>{row.terminal}</td><td><code>{row.keyId}</code></td><td><At at={row.registeredAt} /></td>
                  <td>
                    {row.revoked
                      ? <>{say({ zh: `警号 ${row.revoked.by} 已注销：`, en: `Revoked by ${row.revoked.by}: ` })}<span lang="zh-CN">{row.revoked.words}</span> · <At at={row.revoked.at} /></>
                      : <Revoke area={area} row={row} onRevoked={() => void query.refetch()} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Result>
    </section>
  )
}
