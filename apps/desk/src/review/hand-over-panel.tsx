import { transferColleagues } from '@changxing/contract/transfer-as-case.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { colleagues } from '@changxing/contract/review.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from '../shell/keys.tsx'
import { Result } from '../shell/result.tsx'
import { NotePanel } from './note-panel.tsx'
import { reasonKey } from './reason-keys.ts'

/** What is handed over goes to a colleague, who has it then, or to an office, where it waits. */
export type Receiver = { readonly officerNumber: string } | { readonly office: string }
type Found = OutputOf<typeof transferColleagues> & Partial<Pick<OutputOf<typeof colleagues>, 'offices'>>

const keyOfReceiver = (to: Receiver): string => ('office' in to ? to.office : to.officerNumber)

/** Colleagues first, then the queues of other offices. */
const choicesOf = (found: Found | undefined) => [
  ...(found?.colleagues ?? []).map(({ officerNumber, name, office }) =>
    ({ to: { officerNumber }, key: officerNumber, name: { zh: name, en: name }, number: officerNumber, beside: office })),
  ...(found?.offices ?? []).map(({ id, name }) =>
    ({ to: { office: id }, key: id, name, number: undefined, beside: { zh: '退到该单位队列，由其领取', en: 'into its queue, until somebody there takes it' } })),
]

type Props = {
  readonly pending: boolean
  readonly onHandOver: (to: Receiver, note: string) => void
  readonly onClose: () => void
}

/** Chooses a colleague or another office by key; only those who may take it are named. */
const HandOverPanel = ({ query, pending, onHandOver, onClose }: Props & { readonly query: UseQueryResult<Found> }) => {
  const say = useSay()
  const [chosen, setChosen] = useState<Receiver | null>(null)
  const list = useRef<HTMLFieldSetElement>(null)
  useEffect(() => list.current?.focus(), [])
  const choices = choicesOf(query.data)
  const keys = choices.flatMap(({ to, name }, index) => {
    const key = reasonKey(index)
    return key ? [{ key, label: name, run: () => setChosen(to) }] : []
  })
  return (
    <NotePanel title={{ zh: '移交', en: 'Hand over' }} note={{ zh: '交接说明（选填，仅内部可见）', en: 'Note for who takes it (optional, inside the office)' }} confirm={{ zh: '移交', en: 'Hand over' }}
      ready={chosen !== null} keys={keys} pending={pending} onClose={onClose} onConfirm={(note) => { if (chosen) onHandOver(chosen, note) }}>
      <fieldset ref={list} className="panel-choices" tabIndex={-1}>
        <legend className="cx-hidden">{say({ zh: '交给谁', en: 'To whom' })}</legend>
        <Result query={query}>
          {() => (choices.length === 0
            ? <p>{say({ zh: '本地没有其他可以接手的同事或单位。可以退回队列。', en: 'Nobody else here may take it. You can put it back into the queue.' })}</p>
            : choices.map(({ to, key, name, number, beside }, index) => (
              <label key={key}>
                <input type="radio" name="receiver" checked={chosen !== null && keyOfReceiver(chosen) === key} onChange={() => setChosen(to)} />
                <span><b>{say(name)}</b> {number && <span className="cx-figures">{number}</span>} <span className="cx-soft">{say(beside)}</span></span>
                {reasonKey(index) && <Kbd of={reasonKey(index)!} />}
              </label>
            )))}
        </Result>
      </fieldset>
    </NotePanel>
  )
}

export const HandOverCase = ({ area, caseId, ...props }: Props & { readonly area: string; readonly caseId: string }) => {
  const client = useClient()
  const query = useQuery({ queryKey: ['colleagues', area, caseId], queryFn: ({ signal }) => client.call(colleagues, { params: { area, caseId }, signal }) })
  return <HandOverPanel query={query} {...props} />
}

export const HandOverTransfer = ({ area, transferId, ...props }: Props & { readonly area: string; readonly transferId: string }) => {
  const client = useClient()
  const query = useQuery({
    queryKey: ['transfer-colleagues', area, transferId], queryFn: ({ signal }) => client.call(transferColleagues, { params: { area, transferId }, signal }),
  })
  return <HandOverPanel query={query} {...props} />
}
