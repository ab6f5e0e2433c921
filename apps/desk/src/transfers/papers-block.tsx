import { transferPaper, type TransferView } from '@changxing/contract/transfers.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { BlobImage } from '../shell/use-picture.tsx'

type Read = (signal: AbortSignal) => Promise<unknown>

/** A picture of this transfer in a window of its own. Each look is recorded by the server. */
export const PictureWindow = ({ name, known, read, onClose }: { readonly name: string; readonly known: readonly string[]; readonly read: Read; readonly onClose: () => void }) => {
  const seen = useQuery({
    queryKey: known, staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000,
    queryFn: async ({ signal }) => new Blob([(await read(signal)) as Uint8Array<ArrayBuffer>]),
  })
  return (
    <Modal open onCancel={onClose} footer={null} width={760} destroyOnHidden title={name}>
      <div className="tr-picture">{seen.data ? <BlobImage blob={seen.data} alt={name} /> : seen.isError ? <FailureNotice failure={seen.error} retry={() => void seen.refetch()} /> : <Loading />}</div>
    </Modal>
  )
}

/** What a counter has scanned for this transfer, for both offices. */
export const PapersBlock = ({ view }: { readonly view: TransferView }) => {
  const say = useSay()
  const client = useClient()
  const [shown, setShown] = useState<TransferView['papers'][number] | null>(null)
  if (view.papers.length === 0) return null
  return (
    <section className="case-block">
      <h2>{say({ zh: '窗口扫描的材料', en: 'Papers scanned at the counter' })}</h2>
      <ul className="cx-plain-list">
        {view.papers.map((paper) => (
          <li key={paper.fileId}>
            <Button size="small" type="link" onClick={() => setShown(paper)}>{say(paper.typeSays)} · {paper.page}</Button>
            <span className="cx-soft cx-small"><At at={paper.at} /> · <span className="cx-figures">{paper.officerNumber}</span></span>
          </li>
        ))}
      </ul>
      {shown && (
        <PictureWindow name={say(shown.typeSays)} known={['transfer-paper', shown.fileId]} onClose={() => setShown(null)}
          read={(signal) => client.call(transferPaper, { params: { area: view.area, transferId: view.transferId, fileId: shown.fileId }, signal })} />
      )}
    </section>
  )
}
