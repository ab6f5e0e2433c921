import { archivePackage, type TransferView } from '@changxing/contract/transfers.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'

const addressLasts = 60_000

/** Images, manifest, receipt and trust list as one file that proves itself without network. */
export const SavePackage = ({ view }: { readonly view: TransferView }) => {
  const say = useSay()
  const client = useClient()
  const [failure, setFailure] = useState<unknown>(null)
  const save = async () => {
    setFailure(null)
    try {
      const bytes = await client.call(archivePackage, { params: { area: view.area, transferId: view.transferId } })
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }))
      const link = document.createElement('a')
      link.href = url
      link.download = `archive-${view.number}.cxar`
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), addressLasts)
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <>
      <Button onClick={() => void save()}>{say({ zh: '下载档案包', en: 'Download the package' })}</Button>
      <a href="/archive-check/" target="_blank" rel="noreferrer">{say({ zh: '核验页', en: 'The page that checks it' })}</a>
      <FailureNotice failure={failure} />
    </>
  )
}
