import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { FailureNotice } from './failure.tsx'
import { Loading } from './loading.tsx'
import { BlobImage } from './use-picture.tsx'

type Read = (signal: AbortSignal) => Promise<unknown>

/** A picture in a window of its own. Each look is recorded by the server. */
export const PictureWindow = ({ name, known, read, onClose }: { readonly name: string; readonly known: readonly string[]; readonly read: Read; readonly onClose: () => void }) => {
  const seen = useQuery({
    queryKey: known, staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000,
    queryFn: async ({ signal }) => new Blob([(await read(signal)) as Uint8Array<ArrayBuffer>]),
  })
  return (
    <Modal open onCancel={onClose} footer={null} width={760} destroyOnHidden title={name}>
      <div className="desk-picture">{seen.data ? <BlobImage blob={seen.data} alt={name} /> : seen.isError ? <FailureNotice failure={seen.error} retry={() => void seen.refetch()} /> : <Loading />}</div>
    </Modal>
  )
}
