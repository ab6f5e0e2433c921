import { publishStatusLists, statusShards } from '@changxing/contract/verification.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At, TimeAgo } from '@changxing/ui/time-ago.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { useAction } from '@changxing/ui/use-action.ts'

/** The signed lists from which terminals without network learn of detained and revoked licences; published on a timer, or now. */
const StatusListsPage = () => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const { area } = useOfficer()
  const publish = useAction(publishStatusLists)
  const [published, setPublished] = useState<number | null>(null)
  const query = useQuery({ queryKey: ['status-shards'], queryFn: ({ signal }) => client.call(statusShards, { signal }), refetchInterval: 30_000 })
  const publishNow = async () => {
    const done = await publish.run({ params: { area } })
    if (!done) return
    setPublished(done.published.length)
    void queries.invalidateQueries({ queryKey: ['status-shards'] })
  }
  useKeys({ zh: '状态列表', en: 'Status lists' }, [{ key: 'p', label: { zh: '立即发布', en: 'Publish now' }, run: () => void publishNow(), off: publish.pending }])
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '状态列表', en: 'Status lists' })}</h1>
        <p className="cx-soft">
          {say({ zh: '没有网络的执勤终端靠它得知扣留和注销；平时自动发布。', en: 'Offline terminals learn of detained and cancelled licences from these; they are published by themselves.' })}
        </p>
      </header>
      <div className="desk-bar">
        <Button type="primary" loading={publish.pending} onClick={() => void publishNow()}>
          {say({ zh: '立即发布本地列表', en: 'Publish this area now' })}<Kbd of="p" />
        </Button>
      </div>
      <FailureNotice failure={publish.failure} />
      {published !== null && <Notice tone="good" live="polite">{say({ zh: `已发布 ${published} 个分片；终端下次联网时取得。`, en: published === 1 ? '1 shard published; terminals fetch it when next online.' : `${published} shards published; terminals fetch them when next online.` })}</Notice>}
      <Result query={query}>
        {({ shards }) => (
          <div className="desk-card desk-scroll">
            <table className="desk-table">
              <caption className="cx-hidden">{say({ zh: '全部分片', en: 'All shards' })}</caption>
              <thead><tr>
                <th scope="col">{say({ zh: '地区', en: 'Area' })}</th>
                <th scope="col">{say({ zh: '分片', en: 'Shard' })}</th>
                <th scope="col" className="number">{say({ zh: '序号', en: 'Sequence' })}</th>
                <th scope="col">{say({ zh: '发布于', en: 'Published' })}</th><th scope="col">{say({ zh: '距今', en: 'Age' })}</th>
              </tr></thead>
              <tbody>
                {shards.map((shard) => (
                  <tr key={shard.uri}>
                    <td>{shard.area}</td>
                    <td><code>{shard.shard}</code></td>
                    <td className="number">{shard.sequence}</td>
                    <td><At at={shard.publishedAt} /></td>
                    <td><TimeAgo at={shard.publishedAt} by="server" /></td>
                  </tr>
                ))}
              </tbody>
            </table>
            {shards.length === 0 && <p className="desk-empty">{say({ zh: '还没有发布过。', en: 'Nothing has been published yet.' })}</p>}
          </div>
        )}
      </Result>
    </div>
  )
}

export default StatusListsPage
