import { colleagues } from '@changxing/contract/review.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from '../shell/keys.tsx'
import { Result } from '../shell/result.tsx'
import { NotePanel } from './note-panel.tsx'
import { reasonKey } from './reason-keys.ts'

/** Chooses a colleague by key; only those who may review this case are named. */
export const HandOverPanel = ({ area, caseId, pending, onHandOver, onClose }: {
  readonly area: string
  readonly caseId: string
  readonly pending: boolean
  readonly onHandOver: (officerNumber: string, note: string) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const client = useClient()
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRef<HTMLFieldSetElement>(null)
  useEffect(() => list.current?.focus(), [])
  const query = useQuery({ queryKey: ['colleagues', area, caseId], queryFn: ({ signal }) => client.call(colleagues, { params: { area, caseId }, signal }) })
  const found = query.data?.colleagues ?? []
  const keys = found.flatMap(({ officerNumber, name }, index) => {
    const key = reasonKey(index)
    return key ? [{ key, label: { zh: name, en: name }, run: () => setChosen(officerNumber) }] : []
  })
  return (
    <NotePanel title={{ zh: '移交同事', en: 'Hand over to a colleague' }} note={{ zh: '交接说明（选填，仅内部可见）', en: 'Note for the colleague (optional, inside the office)' }} confirm={{ zh: '移交', en: 'Hand over' }}
      ready={chosen !== null} keys={keys} pending={pending} onClose={onClose} onConfirm={(note) => { if (chosen) onHandOver(chosen, note) }}>
      <fieldset ref={list} className="panel-choices" tabIndex={-1}>
        <legend className="cx-hidden">{say({ zh: '同事', en: 'Colleague' })}</legend>
        <Result query={query}>
          {({ colleagues: all }) => (all.length === 0
            ? <p>{say({ zh: '本地没有其他可以接手的同事。可以退回队列。', en: 'Nobody else here may take it. You can put it back into the queue.' })}</p>
            : all.map(({ officerNumber, name, office }, index) => (
              <label key={officerNumber}>
                <input type="radio" name="colleague" checked={chosen === officerNumber} onChange={() => setChosen(officerNumber)} />
                <span><b lang="zh-CN">{name}</b> <span className="cx-figures">{officerNumber}</span> <span className="cx-soft">{say(office)}</span></span>
                {reasonKey(index) && <Kbd of={reasonKey(index)!} />}
              </label>
            )))}
        </Result>
      </fieldset>
    </NotePanel>
  )
}
