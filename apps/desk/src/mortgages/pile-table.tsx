import { settleReconciled, type mortgageReconciliation } from '@changxing/contract/mortgages.ts'
import type { InputOf, OutputOf } from '@changxing/contract/endpoint.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useOfficer } from '../shell/queries.ts'

type Entry = OutputOf<typeof mortgageReconciliation>['entries'][number]
type Reason = InputOf<typeof settleReconciled>['reason']
const tones: Readonly<Record<Entry['pile'], Tone>> = { 'only-us': 'care', 'only-them': 'care', different: 'bad', same: 'good' }
const leastWords = 4

/** Settles one difference: why, and in words. The entry stays. */
const Settle = ({ day, entry, reasons, onClose }: { readonly day: string; readonly entry: Entry; readonly reasons: readonly { readonly code: string; readonly says: Words }[]; readonly onClose: () => void }) => {
  const say = useSay()
  const { area } = useOfficer()
  const queries = useQueryClient()
  const settle = useAction(settleReconciled)
  const [reason, setReason] = useState<Reason>()
  const [note, setNote] = useState('')
  const id = useId()
  const done = async () => {
    if (!reason || !(await settle.run({ params: { area, day, entryId: entry.id }, input: { reason, note } }))) return
    await queries.invalidateQueries({ queryKey: ['reconciliation'] })
    void queries.invalidateQueries({ queryKey: ['reconciliations'] })
    onClose()
  }
  return (
    <Modal open onCancel={onClose} onOk={() => void done()} confirmLoading={settle.pending} okText={say({ zh: '了结', en: 'Settle' })}
      okButtonProps={{ disabled: !reason || note.trim().length < leastWords }} title={`${say(entry.pileSays)} · ${entry.contractNumber}`}>
      <div className="mortgage-settle">
        <div className="desk-field">
          <label htmlFor={`${id}r`}>{say({ zh: '怎样了结', en: 'How it is settled' })}</label>
          <Select<Reason> id={`${id}r`} value={reason} onChange={setReason} options={reasons.map(({ code, says }) => ({ value: code as Reason, label: say(says) }))} />
        </div>
        <div className="desk-field">
          <label htmlFor={`${id}n`}>{say({ zh: '说明（留存，不删除）', en: 'In words (kept; nothing is deleted)' })}</label>
          <Input.TextArea id={`${id}n`} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
        <FailureNotice failure={settle.failure} />
      </div>
    </Modal>
  )
}

/** The entries of a day, differences first. */
export const PileTable = ({ day, entries, reasons, mayAct }: {
  readonly day: string; readonly entries: readonly Entry[]; readonly reasons: readonly { readonly code: string; readonly says: Words }[]; readonly mayAct: boolean
}) => {
  const say = useSay()
  const [settling, setSettling] = useState<Entry>()
  if (entries.length === 0) return <p className="desk-empty">{say({ zh: '这一天双方都没有抵押或解除。', en: 'Neither side has a mortgage or release on this day.' })}</p>
  return (
    <>
      <table className="desk-table">
        <caption className="cx-hidden">{say({ zh: '明细', en: 'Entries' })}</caption>
        <thead><tr>
          <th scope="col">{say({ zh: '比对', en: 'Compared' })}</th><th scope="col">{say({ zh: '业务', en: 'What' })}</th><th scope="col">{say({ zh: '合同号', en: 'Contract' })}</th>
          <th scope="col">{say({ zh: '机构', en: 'Lender' })}</th><th scope="col">{say({ zh: '车架号尾号', en: 'VIN end' })}</th><th scope="col">{say({ zh: '了结', en: 'Settled' })}</th>
        </tr></thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td><span className="cx-chip" data-tone={tones[entry.pile]}><Shape tone={tones[entry.pile]} />{say(entry.pileSays)}</span></td>
              <td>{say(entry.kindSays)}</td><th scope="row"><code>{entry.contractNumber}</code></th><td>{entry.lender}</td><td>{entry.vinEnd}</td>
              <td>
                {entry.settled
                  ? <><Day on={entry.settled.on} /> {say(entry.settled.reasonSays)}{entry.settled.note && `：${entry.settled.note}`}{entry.settled.officerNumber && ` (${entry.settled.officerNumber})`}</>
                  : entry.pile === 'same' ? '–' : mayAct ? <Button size="small" onClick={() => setSettling(entry)}>{say({ zh: '了结…', en: 'Settle…' })}<span className="cx-hidden"> {entry.contractNumber}</span></Button> : say({ zh: '待了结', en: 'Open' })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {settling && <Settle day={day} entry={settling} reasons={reasons} onClose={() => setSettling(undefined)} />}
    </>
  )
}
