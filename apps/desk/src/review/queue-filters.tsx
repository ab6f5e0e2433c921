import { queueFile } from '@changxing/contract/review.ts'
import { posts } from '@changxing/contract/posts.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer, useServices } from '../shell/queries.ts'
import { dueFilters, everyOffice, officeShown, queueSorts, type QueueAddress } from './queue-address.ts'
import { useQueueFilter, type QueuePage } from './use-queue.ts'

const dueWords: Record<(typeof dueFilters)[number], Words> = {
  overdue: { zh: '已超期', en: 'Overdue' }, today: { zh: '今天到期', en: 'Due today' }, week: { zh: '七天内到期', en: 'Within 7 days' },
}
const sortWords: Record<(typeof queueSorts)[number], Words> = {
  due: { zh: '最早到期', en: 'Nearest due' }, waiting: { zh: '等候最久', en: 'Longest waiting' }, newest: { zh: '最新提交', en: 'Last sent' },
}
const postWords = (post: string): Words => (post in posts ? posts[post as keyof typeof posts] : { zh: post, en: post })

/** Hands bytes to the browser as a file. */
const keepFile = (bytes: Uint8Array<ArrayBuffer>, name: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Which cases of a queue are shown, in which order; each choice goes into the address. X keeps the list as a file. */
export const QueueFilters = ({ first, address, onChange }: {
  readonly first: QueuePage | undefined
  readonly address: QueueAddress
  readonly onChange: (change: Partial<QueueAddress>) => void
}) => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const { area } = officer
  const titles = new Map(useServices().data?.services.map(({ id, title }) => [id, title]))
  const [failure, setFailure] = useState<unknown>()
  const filter = useQueueFilter(address)
  const save = async () => {
    setFailure(undefined)
    try {
      keepFile((await client.call(queueFile, { params: { area }, input: filter })) as Uint8Array<ArrayBuffer>, `queue-${area}-${filter.state ?? 'open'}.csv`)
    } catch (cause) {
      setFailure(cause)
    }
  }
  useKeys({ zh: '队列', en: 'Queue' }, [{ key: 'x', label: { zh: '导出列表', en: 'Export the list' }, run: () => void save() }])
  const offices = new Map([[officer.office.id, officer.office.name], ...(first?.offices ?? []).map(({ id, name }) => [id, name] as const)])
  const waitingAt = (id: string) => {
    const { open = 0, making = 0 } = first?.offices.find((office) => office.id === id) ?? {}
    return filter.state === 'making' ? making : open
  }
  const shownOffice = officeShown(address, officer)
  const ofOffice = (id: string, name: string) => ({ value: id, label: [name, waitingAt(id) || ''].filter(Boolean).join(' · ') })
  const officeOptions = [
    { value: everyOffice, label: say({ zh: '本地全部单位', en: 'All offices here' }) }, ...[...offices].map(([id, name]) => ofOffice(id, say(name))),
    ...(shownOffice === everyOffice || offices.has(shownOffice) ? [] : [ofOffice(shownOffice, shownOffice)]),
  ]
  const waiting = first?.services ?? []
  const known = address.service && !waiting.some(({ service }) => service === address.service) ? [address.service] : []
  const serviceOptions = [
    ...waiting.map(({ service, open, making, nearestDue }) => ({
      value: service, label: [say(titles.get(service) ?? { zh: service, en: service }), open || making || '', nearestDue?.slice(5)].filter(Boolean).join(' · '),
    })),
    ...known.map((service) => ({ value: service, label: say(titles.get(service) ?? { zh: service, en: service }) })),
  ]
  const postOptions = [...new Set([...waiting.map(({ post }) => post), ...(address.post ? [address.post] : [])])]
  return (
    <div className="queue-filters">
      <Select aria-label={say({ zh: '单位', en: 'Office' })} value={shownOffice} options={officeOptions} onChange={(office: string) => onChange({ office })} />
      <Select aria-label={say({ zh: '业务种类', en: 'Service' })} allowClear value={address.service} options={serviceOptions}
        onChange={(service: string | undefined) => onChange({ service })} placeholder={say({ zh: '全部业务', en: 'All services' })} />
      {postOptions.length > 1 && (
        <Select aria-label={say({ zh: '岗位', en: 'Post' })} allowClear value={address.post} placeholder={say({ zh: '全部岗位', en: 'All posts' })}
          onChange={(post: string | undefined) => onChange({ post })} options={postOptions.map((post) => ({ value: post, label: say(postWords(post)) }))} />
      )}
      <div className="queue-filters-pair">
        <Select aria-label={say({ zh: '期限', en: 'Due' })} allowClear value={address.due} placeholder={say({ zh: '全部期限', en: 'Any day' })}
          onChange={(due: QueueAddress['due']) => onChange({ due })} options={dueFilters.map((value) => ({ value, label: say(dueWords[value]) }))} />
        <Select aria-label={say({ zh: '排序', en: 'Order' })} value={address.sort ?? 'due'} options={queueSorts.map((value) => ({ value, label: say(sortWords[value]) }))}
          onChange={(sort: QueueAddress['sort']) => onChange({ sort: sort === 'due' ? undefined : sort })} />
      </div>
      <Button size="small" onClick={() => void save()} aria-keyshortcuts="x">{say({ zh: '导出列表', en: 'Export the list' })}<Kbd of="x" /></Button>
      <FailureNotice failure={failure} />
    </div>
  )
}
