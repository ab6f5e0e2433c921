import { answerEndAtCounter, objectAtCounter } from '@changxing/contract/objections.ts'
import type { TransferView } from '@changxing/contract/transfers.ts'
import { alwaysScanned, standInKinds, standIns, statementPapers, type StandInKind, type StatementPaper } from '@changxing/rules/vehicles/stand-ins.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input, Radio } from 'antd'
import { useState, type ReactNode } from 'react'
import { CardNumber, isNumberTyped } from '../counter/card-number.tsx'
import { plainNumber } from '../counter/use-counter-person.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { PaperLines, type ScanOf } from './paper-lines.tsx'
import type { PanelProps } from './register-panel.tsx'

type What = 'not-mine' | 'fell-through' | 'goes-on' | 'agrees'
const whats: Readonly<Record<What, Words>> = {
  'not-mine': { zh: '异议：不是我转让的，或不是我要过户的', en: 'Objection: I did not give it away, or did not want it' },
  'fell-through': { zh: '登记的所有人：买卖没有成，申请终止', en: 'Registered owner: the sale came to nothing, end it' },
  'goes-on': { zh: '新车主回答：买卖还要办', en: 'New owner answers: it goes on' },
  agrees: { zh: '新车主回答：同意终止', en: 'New owner answers: they agree to the end' },
}
const isAnswer = (what: What): what is 'goes-on' | 'agrees' => what === 'goes-on' || what === 'agrees'

/** A sale that is said to have come to nothing, while nobody has settled it: the new owner is heard. */
const askedEnd = ({ objections }: TransferView) => objections.find(({ kind, outcome }) => kind === 'fell-through' && outcome === null)

type Here = 'self' | StandInKind
const self: Words = { zh: '本人', en: 'They themselves' }
const heres: readonly Here[] = ['self', ...standInKinds]

/** Whose number is compared, and off which paper it is read. */
const numberLabel = (here: Here): Words => {
  if (here === 'self') return { zh: '到场人的身份证号（核对本人和证件）', en: 'Identity number of who is here (compare person and card)' }
  const { namedBy } = standIns[here]
  return { zh: `所代的那个人的身份证号（照${namedBy.zh}录入）`, en: `Identity number of the person they come for (as in ${namedBy.en})` }
}

const Field = ({ id, label, children }: { readonly id: string; readonly label: Words; readonly children: ReactNode }) => {
  const say = useSay()
  return <div className="desk-field"><label htmlFor={id}>{say(label)}</label>{children}</div>
}

const nobody = { name: '', number: '', madeOn: '', validUntil: '' }

/** Who stands there in somebody's place, off their own card; of an agent also the days of the mandate. */
const StandInFields = ({ here, given, onChange }: { readonly here: StandInKind; readonly given: typeof nobody; readonly onChange: (part: Partial<typeof nobody>) => void }) => (
  <>
    <Field id="statement-name" label={{ zh: '到场人姓名', en: 'Name of who is here' }}>
      <Input id="statement-name" maxLength={100} autoComplete="off" value={given.name} onChange={({ target }) => onChange({ name: target.value })} />
    </Field>
    <Field id="statement-own-number" label={{ zh: '到场人的身份证号（核对本人和证件）', en: 'Their own identity number (compare person and card)' }}>
      <Input id="statement-own-number" maxLength={40} autoComplete="off" value={given.number} onChange={({ target }) => onChange({ number: target.value })} />
    </Field>
    {here === 'agent' && (
      <>
        <Field id="statement-made" label={{ zh: '委托书日期', en: 'Mandate dated' }}>
          <Input id="statement-made" type="date" value={given.madeOn} onChange={({ target }) => onChange({ madeOn: target.value })} />
        </Field>
        <Field id="statement-until" label={{ zh: '委托书有效期至', en: 'Mandate valid until' }}>
          <Input id="statement-until" type="date" min={given.madeOn || undefined} value={given.validUntil} onChange={({ target }) => onChange({ validUntil: target.value })} />
        </Field>
      </>
    )}
  </>
)

/**
 * What somebody says at the counter about this transfer: an objection, that the sale came to nothing, or the answer to that; for themselves, or in the place
 * of one of the two people. A colleague settles it (M2.4.3, M2.3.4, M9.3).
 */
export const StatementPanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const asked = askedEnd(view)
  const [what, setWhat] = useState<What>(asked ? 'goes-on' : 'not-mine')
  const [here, setHere] = useState<Here>('self')
  const [proof, setProof] = useState(0)
  const [partyNumber, setPartyNumber] = useState('')
  const [standIn, setStandIn] = useState(nobody)
  const [scans, setScans] = useState<readonly ScanOf<StatementPaper>[]>([])
  const [words, setWords] = useState('')
  const [object, answer] = [useAction(objectAtCounter), useAction(answerEndAtCounter)]
  const answering = isAnswer(what)
  const clause = answering || what === 'fell-through' ? 'M2.3.4' : 'M2.4.3'
  const pending = object.pending || answer.pending
  const proofs = here === 'self' ? [] : standIns[here].proofs
  const papers: readonly StatementPaper[] = [...alwaysScanned(here === 'self' ? null : here), ...(proofs[proof] ?? [])]
  const named = here === 'self' || (standIn.name.trim() !== '' && isNumberTyped(standIn.number) && (here !== 'agent' || (standIn.madeOn !== '' && standIn.validUntil !== '')))
  const ready = isNumberTyped(partyNumber) && named && (answering || words.trim().length >= 2)
  const submit = async () => {
    if (!ready) return
    const params = { area: view.area, transferId: view.transferId }
    const spoken = {
      partyNumber: plainNumber(partyNumber), papers: papers.flatMap((paper) => scans.filter(({ kind }) => kind === paper)),
      ...(here !== 'self' && { standIn: {
        as: here, name: standIn.name.trim(), number: plainNumber(standIn.number), ...(here === 'agent' && { madeOn: standIn.madeOn, validUntil: standIn.validUntil }),
      } }),
    }
    const done = answering
      ? await answer.run({ params, input: { ...spoken, objectionId: asked!.objectionId, answer: what, ...(words.trim() && { words: words.trim() }) } })
      : await object.run({ params, input: { ...spoken, kind: what, words: words.trim() } })
    if (done) onDone(answering ? { zh: '回答已登记，双方已告知，由同事核实', en: 'The answer is recorded and both are told; a colleague settles it' }
      : { zh: '已登记，过户暂停，双方已告知，由同事核实', en: 'Recorded: the transfer stands still, both are told; a colleague settles it' })
  }
  useKeys({ zh: '登记窗口意见', en: 'Record a statement' }, [
    { key: 'ctrl+enter', label: { zh: '登记', en: 'Record it' }, run: () => void submit(), off: !ready || pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel tr-statement" aria-label={say({ zh: '登记窗口意见', en: 'Record a statement' })}>
      <h2>{say({ zh: '登记到场人的意见', en: 'Record what somebody here says' })} <ClauseChip clause={clause} /> <ClauseChip clause="M9.3" /></h2>
      <p className="cx-soft">{say({ zh: '和在手机上提出一样：双方会收到消息。登记人不得核实，由另一名同事核实。', en: 'It counts as said in the app: both people are told. Who records it does not settle it; a colleague does.' })}</p>
      <div className="desk-field">
        <span id="statement-what">{say({ zh: '说什么', en: 'What is said' })}</span>
        <Radio.Group className="tr-choices" aria-labelledby="statement-what" value={what} onChange={({ target }) => setWhat(target.value as What)}>
          {(Object.keys(whats) as What[]).filter((one) => !isAnswer(one) || asked).map((one) => <Radio key={one} value={one}>{say(whats[one])}</Radio>)}
        </Radio.Group>
      </div>
      <div className="desk-field">
        <span id="statement-here">{say({ zh: '谁到场', en: 'Who is here' })}</span>
        <Radio.Group aria-labelledby="statement-here" value={here} onChange={({ target }) => { setHere(target.value as Here); setProof(0) }}>
          {heres.map((one) => <Radio key={one} value={one}>{say(one === 'self' ? self : capital(standIns[one].name))}</Radio>)}
        </Radio.Group>
      </div>
      <CardNumber id="statement-number" label={numberLabel(here)} value={partyNumber} onChange={setPartyNumber} />
      {here !== 'self' && <StandInFields here={here} given={standIn} onChange={(part) => setStandIn((before) => ({ ...before, ...part }))} />}
      {proofs.length > 1 && (
        <div className="desk-field">
          <span id="statement-proof">{say({ zh: '凭什么证明', en: 'What proves it' })}</span>
          <Radio.Group className="tr-choices" aria-labelledby="statement-proof" value={proof} onChange={({ target }) => setProof(target.value as number)}>
            {proofs.map((one, index) => <Radio key={one.join()} value={index}>{say(capital(all(one.map((paper) => statementPapers[paper]))))}</Radio>)}
          </Radio.Group>
        </div>
      )}
      <PaperLines lines={papers.map((paper) => [paper])} names={statementPapers} scans={scans} onScans={setScans} />
      <div className="desk-field">
        <label htmlFor="statement-words">{say(answering ? { zh: '到场人说明的情况（可以不填）', en: 'What they say (if anything)' } : { zh: '到场人说明的情况', en: 'What they say happened' })}</label>
        <Input.TextArea id="statement-words" rows={2} maxLength={500} value={words} onChange={({ target }) => setWords(target.value)} />
      </div>
      <FailureNotice failure={object.failure ?? answer.failure} />
      <div className="panel-foot">
        <Button type="primary" disabled={!ready} loading={pending} onClick={() => void submit()}>{say({ zh: '登记', en: 'Record it' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}

/** One and the other. */
function all(names: readonly Words[]): Words {
  return { zh: names.map(({ zh }) => zh).join('和'), en: names.map(({ en }) => en.toLowerCase()).join(' and ') }
}

/** As the beginning of a line. */
function capital({ zh, en }: Words): Words {
  return { zh, en: en.charAt(0).toUpperCase() + en.slice(1) }
}
