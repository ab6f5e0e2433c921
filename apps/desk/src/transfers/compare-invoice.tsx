import { compareInvoice, type TransferView } from '@changxing/contract/transfers.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { NewOwnerPaper } from '../archive/new-owner-papers.tsx'
import { ScanPaper } from '../counter/scan-paper.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import '../counter/counter.css'

/** Nobody has answered about the invoice: its original is scanned and compared with car and buyer, by name of who does it (M2.4.3). */
export const CompareInvoice = ({ view, onCompared }: { readonly view: TransferView; readonly onCompared: () => void }) => {
  const say = useSay()
  const [fileId, setFileId] = useState<string>()
  const [words, setWords] = useState('')
  const compare = useAction(compareInvoice)
  const invoices = view.papers.filter(({ type }) => type === 'used-car-invoice')
  const scanned = fileId !== undefined || invoices.some(({ by }) => by !== 'new-owner')
  const ready = scanned && words.trim().length >= 2
  const send = async (fits: boolean) => {
    const done = await compare.run({
      params: { area: view.area, transferId: view.transferId }, input: { version: view.version, fits, words: words.trim(), ...(fileId !== undefined && { fileId }) },
    })
    if (done) onCompared()
  }
  return (
    <div className="tr-compare">
      <Notice tone="care" title={say({ zh: '发票还没有核实', en: 'The invoice is not confirmed yet' })}>
        <p>{say({
          zh: `税务、商务部门没有答复（已再问 ${view.invoice?.attempts ?? 0} 次）。登记时系统再问一次；仍无答复，须先扫描原件、逐项核对。`,
          en: `Tax and commerce have not answered (asked again ${view.invoice?.attempts ?? 0} times). They are asked once more at the registration; without an answer the original has to be scanned and compared first.`,
        })} <ClauseChip clause="M2.4.3" /></p>
      </Notice>
      {invoices.length > 0 && <ul className="cx-plain-list ar-tiles">{invoices.map((paper) => <NewOwnerPaper key={paper.fileId} area={view.area} paper={paper} />)}</ul>}
      <ScanPaper name={say({ zh: '发票原件', en: 'Original of the invoice' })} onScanned={setFileId} />
      {fileId !== undefined && <p role="status">{say({ zh: '发票已扫描', en: 'The invoice is scanned' })}</p>}
      <div className="desk-field">
        <label htmlFor="compare-words">{say({ zh: '核对了什么，或哪里不符', en: 'What was compared, or what does not fit' })}</label>
        <Input id="compare-words" maxLength={300} value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      <FailureNotice failure={compare.failure} />
      <div className="desk-bar">
        <Button disabled={!ready} loading={compare.pending} onClick={() => void send(true)}>{say({ zh: '原件相符', en: 'The original fits' })}</Button>
        <Button danger disabled={!ready} loading={compare.pending} onClick={() => void send(false)}>{say({ zh: '原件不符', en: 'It does not fit' })}</Button>
      </div>
    </div>
  )
}
