import type { CaseView, ServiceView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useState } from 'react'
import { Choose } from '../shell/choose.tsx'
import { NotePanel } from './note-panel.tsx'

/** The step that comes next after the approval is done. What it records stands as applied for, until the officer puts it right. */
export const AdvancePanel = ({ one, service, note, pending, onDone, onClose }: {
  readonly one: CaseView
  readonly service: ServiceView | undefined
  readonly note: Words
  readonly pending: boolean
  readonly onDone: (note: string, recorded: Readonly<Record<string, string>>) => void
  readonly onClose: () => void
}) => {
  const step = one.stages.find(({ state }) => state === 'next')
  const records = service?.stages.find(({ name }) => name === step?.name)?.records ?? []
  const fields = (service?.form ?? []).filter(({ name, options }) => options && records.includes(name))
  const [found, setFound] = useState<Readonly<Record<string, string>>>({})
  return (
    <NotePanel title={{ zh: '完成此步', en: 'Finish this step' }} note={note} tone="good" again="m" pending={pending} onClose={onClose}
      ask={step && { zh: `确认：${step.label.zh}？`, en: `Confirm: ${step.label.en}?` }} confirm={{ zh: '确认完成', en: 'It is done' }} onConfirm={(said) => onDone(said, found)}>
      {fields.length > 0 && fields.map(({ name, label, options = [] }) => (
        <Choose key={name} id={`step-${name}`} label={label} options={options} value={found[name] ?? String(one.answers[name] ?? '')} onChange={(value) => setFound({ ...found, [name]: value })} />
      ))}
    </NotePanel>
  )
}
