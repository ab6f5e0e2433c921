import { plateChoices, registerTransfer, type TransferView } from '@changxing/contract/transfers.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { CompareInvoice } from './compare-invoice.tsx'

export type PanelProps = { readonly view: TransferView; readonly onDone: (said: Words) => void; readonly onClose: () => void }

/** The plate is chosen and the car registered, by somebody who neither accepted nor inspected it (M2.1.3). */
export const RegisterPanel = ({ view, onDone, onClose, onChanged, onScan }: PanelProps & { readonly onChanged: () => void; readonly onScan: () => void }) => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const panel = useRef<HTMLElement>(null)
  const [plate, setPlate] = useState<string>()
  const register = useAction(registerTransfer)
  const params = { area: view.area, transferId: view.transferId }
  const choices = useQuery({ queryKey: ['plates', view.transferId], queryFn: ({ signal }) => client.call(plateChoices, { params, signal }) })
  useEffect(() => panel.current?.focus(), [])
  const own = officer.number === view.acceptedBy || officer.number === view.inspectedBy
  const hindered = view.hindrances.length > 0
  const ready = plate !== undefined && !own && !hindered
  const submit = async () => {
    if (!ready) return
    const done = await register.run({ params, input: { version: view.version, plate } })
    if (done) onDone({ zh: `已登记，新号牌 ${done.newPlate}`, en: `Registered; the new plate is ${done.newPlate}` })
    else void choices.refetch()
  }
  useKeys({ zh: '登记发牌', en: 'Register' }, [
    { key: 'ctrl+enter', label: { zh: '登记', en: 'Register' }, run: () => void submit(), off: !ready || register.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section ref={panel} className="panel" data-tone="good" tabIndex={-1} aria-label={say({ zh: '登记发牌', en: 'Register' })}>
      <h2>{say({ zh: '登记发牌', en: 'Register and give out the plate' })}</h2>
      {own
        ? <Notice tone="bad" live="assertive" title={say({ zh: '请交给同事登记', en: 'A colleague has to register it' })}>
            <p>{say({ zh: '受理、查验与登记审核须由不同的人办理。', en: 'Acceptance, inspection and registration need different people.' })} <ClauseChip clause="M2.3.3" /></p>
          </Notice>
        : <p className="cx-soft">{say({
          zh: `受理人 ${view.acceptedBy ?? '–'}，查验人 ${view.inspectedBy ?? '–'}，登记人 ${officer.number}`,
          en: `Accepted by ${view.acceptedBy ?? '–'}, inspected by ${view.inspectedBy ?? '–'}, registered by ${officer.number}`,
        })}</p>}
      {hindered && (
        <Notice tone="care" title={say({ zh: '须先处理完毕，时限停止', en: 'To be settled first; the clock stands' })}>
          <ReasonList reasons={view.hindrances} />
          {view.originals.length > 0 && <div className="panel-foot"><Button onClick={onScan}>{say({ zh: '看原件并扫描', en: 'See the originals and scan them' })}</Button></div>}
        </Notice>
      )}
      {!own && !hindered && view.invoice?.result === 'unknown' && view.invoice.comparedBy === null && <CompareInvoice view={view} onCompared={onChanged} />}
      {!own && !hindered && (
        <Result query={choices}>
          {({ plates }) => (
            <fieldset className="tr-plates">
              <legend>{say({ zh: '新车主选定的号码', en: 'The number that the new owner chose' })}</legend>
              {plates.map(({ kind, number }) => (
                <label key={number}>
                  <input type="radio" name="plate" value={number} checked={plate === number} onChange={() => setPlate(number)} />
                  <Plate kind={kind} number={number} />
                </label>
              ))}
            </fieldset>
          )}
        </Result>
      )}
      <FailureNotice failure={register.failure} />
      <div className="panel-foot">
        <Button type="primary" disabled={!ready} loading={register.pending} onClick={() => void submit()}>{say({ zh: '登记', en: 'Register' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
