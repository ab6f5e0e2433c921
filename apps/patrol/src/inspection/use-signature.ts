import { Failed, Refused, type Client } from '@changxing/contract/client.ts'
import { recordToSign, signInspection, type InspectionView } from '@changxing/contract/inspections.ts'
import { signAsInspector } from '@changxing/credentials/inspection-record.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useAction, type Failure } from '@changxing/ui/use-action.ts'
import { useEffect, useRef, useState } from 'react'
import { toBase64Url } from '../terminal/base64url.ts'
import type { Officer } from '../terminal/database.ts'
import type { Work } from './inspection-store.ts'
import { learnOfRefusal, ownKey } from './terminal-key.ts'
import { differencesOf } from './what-is-signed.ts'

const notSigned = (code: string, says: Words, instead: Words): Refused =>
  new Refused({ code, reasons: [{ clause: 'M2.3.3', holds: false, says, facts: {} }], instead })

const noKey = () => notSigned('no-key', { zh: '本终端的浏览器不能生成或保存签名密钥，没有签署', en: 'The browser of this terminal cannot make or keep a signing key; nothing was signed' }, {
  zh: '请用普通窗口（不用无痕模式）重新打开，或换一台终端。', en: 'Open the app in an ordinary window, not a private one, or take another terminal.',
})

const differing = (parts: readonly Words[]) => notSigned('record-differs', {
  zh: `服务器上的记录与本终端的不同，没有签署：${parts.map(({ zh }) => zh).join('、')}`,
  en: `The record at the server is not what this terminal has; nothing was signed. It differs in ${parts.map(({ en }) => en).join(', ')}`,
}, { zh: '请作废这次查验，重新查验。', en: 'Make this inspection void and begin anew.' })

/** Signs, with the officer's key of this terminal, exactly the bytes that the server will keep, once they are what was done here. */
async function signHere(client: Client, officer: Officer, work: Work): Promise<string> {
  const signer = await ownKey(client, officer)
  const content = await client.call(recordToSign, { params: { area: work.area, inspectionId: work.inspectionId } })
  const parts = await differencesOf(content, work, officer.number)
  if (parts.length > 0) throw differing(parts)
  return toBase64Url(await signAsInspector(signer, content))
}

const isLost = (failure: Failure | undefined) => failure instanceof Failed && (failure.status === 0 || failure.status >= 500)

/** Signing a record at this terminal: key, content, signature, and sending it. */
export function useSignature(officer: Officer) {
  const client = useClient()
  const send = useAction(signInspection)
  const signed = useRef<{ readonly inspectionId: string; readonly bytes: string } | null>(null)
  const [preparing, setPreparing] = useState(false)
  const [unprepared, setUnprepared] = useState<Failure | undefined>()
  const { failure } = send
  const { officerId } = officer

  // The key is there, and registered, before the first car has been looked at.
  useEffect(() => void ownKey(client, officer).catch(() => undefined), [client, officer])
  useEffect(() => {
    if (failure instanceof Refused) void learnOfRefusal(officerId, failure.refusal.code)
  }, [failure, officerId])

  const prepare = async (work: Work): Promise<string | undefined> => {
    // Signed anew it would be another intent: what may have arrived is sent as it was, so that the first answer comes back.
    if (isLost(failure) && signed.current?.inspectionId === work.inspectionId) return signed.current.bytes
    setPreparing(true)
    setUnprepared(undefined)
    try {
      const bytes = await signHere(client, officer, work)
      signed.current = { inspectionId: work.inspectionId, bytes }
      return bytes
    } catch (problem) {
      setUnprepared(problem instanceof Refused || problem instanceof Failed ? problem : noKey())
      return undefined
    } finally {
      setPreparing(false)
    }
  }
  const run = async (work: Work): Promise<InspectionView | undefined> => {
    if (preparing || send.pending) return undefined
    send.clear()
    const bytes = await prepare(work)
    return bytes === undefined ? undefined : send.run({ params: { area: work.area, inspectionId: work.inspectionId }, input: { signed: bytes } })
  }
  return { run, pending: preparing || send.pending, failure: unprepared ?? failure }
}
