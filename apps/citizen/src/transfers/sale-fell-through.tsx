import { answerEnd, objectToTransfer } from '@changxing/contract/objections.ts'
import type { MyTransfer } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { TextField } from '@changxing/ui/form/inputs.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'

const useKeep = () => {
  const queries = useQueryClient()
  return (kept: MyTransfer | undefined) => {
    if (!kept) return
    queries.setQueryData(['my-transfer', kept.area, kept.transferId], kept)
    void queries.invalidateQueries({ queryKey: ['my-transfers'] })
  }
}

/** The new owner's last day is over and the car has not come: the seller may say that the sale came to nothing (M2.3.4). */
export const AskEnd = ({ transfer: { area, transferId } }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const keep = useKeep()
  const [asked, setAsked] = useState(false)
  const [words, setWords] = useState('')
  const object = useAction(objectToTransfer)
  const what = say({ zh: '买卖没有成，申请终止', en: 'The sale came to nothing: end it' })
  const city = cityName(area)
  if (!asked) return <button type="button" className="cx-button cx-button--wide" onClick={() => setAsked(true)}>{what}</button>
  const send = async () => keep(await object.run({ params: { area, transferId }, input: { words: words.trim(), kind: 'fell-through' } }))
  return (
    <section className="cx-card cx-actions" role="group" aria-label={what}>
      <p style={{ margin: 0 }}>
        {say({
          zh: `申请后过户暂停，先请新车主回答，再由${city.zh}车管所核实。终止后，车可以另行办理。请准备证据：解除合同、退款、发票作废等。`,
          en: `The transfer stops; the new owner is asked first, then the office in ${city.en} settles it. Once it has ended, you are free to do what you want with the car. Have evidence ready: the contract dissolved, money paid back, the invoice void.`,
        })} <ClauseChip clause="M2.3.4" />
      </p>
      <TextField id="field-ask-end" label={{ zh: '请说明情况', en: 'Say what happened' }} value={words} onChange={setWords}
        hint={{ zh: '例如：买方没有付款，车还在我这里', en: 'For example: the buyer has not paid, and I still have the car' }} />
      <FailureNotice failure={object.failure} />
      <button type="button" className="cx-button" disabled={object.pending || words.trim().length < 2} onClick={() => void send()}>{say({ zh: '申请终止', en: 'Ask for the end' })}</button>
      <button type="button" className="cx-button cx-button--quiet" onClick={() => setAsked(false)}>{say({ zh: '返回', en: 'Back' })}</button>
    </section>
  )
}

const answers = {
  'goes-on': { zh: '买卖还要办', en: 'the sale goes on' }, agrees: { zh: '同意终止', en: 'you agree to the end' },
} as const

/** The seller says that the sale came to nothing: the new owner is heard before anybody decides (M2.3.4). */
export const AnswerEnd = ({ transfer: { area, transferId }, asked }: { readonly transfer: MyTransfer; readonly asked: NonNullable<MyTransfer['askedToEnd']> }) => {
  const say = useSay()
  const keep = useKeep()
  const [words, setWords] = useState('')
  const answer = useAction(answerEnd)
  const what = say({ zh: '买卖还办吗', en: 'Does the sale go on?' })
  const city = cityName(area)
  const send = async (said: 'goes-on' | 'agrees') =>
    keep(await answer.run({ params: { area, transferId }, input: { objectionId: asked.objectionId, answer: said, ...(words.trim() && { words: words.trim() }) } }))
  const answered = asked.answer && answers[asked.answer]
  if (answered && !asked.atCounter) return (
    <section className="cx-card"><p style={{ margin: 0 }}><strong>{say({ zh: `您已回答：${answered.zh}`, en: `You have answered: ${answered.en}` })}</strong>{say({ zh: `。${city.zh}车管所核实后决定，会告诉您。`, en: `. The office in ${city.en} decides and tells you.` })}</p></section>
  )
  return (
    <section className="cx-card cx-actions" role="group" aria-label={what}>
      <h2 style={{ margin: 0 }}>{what} <ClauseChip clause="M2.3.4" /></h2>
      {answered ? <p style={{ margin: 0 }}>{say({
        zh: `车管所窗口登记的您的回答：${answered.zh}。不是您的意思的，核实前可以在这里重新回答。`,
        en: `A counter recorded as your answer: ${answered.en}. If that is not what you want, answer here yourself until it is settled.`,
      })}</p> : <p style={{ margin: 0 }}>
        {say({ zh: '登记的所有人说买卖没有成，申请终止。请在 ', en: 'The registered owner says that the sale came to nothing and asks for the end. Please answer by ' })}<strong><Day on={asked.answerBy} /></strong>
        {say({ zh: ' 前回答；没有回答的，车管所看证据后决定。', en: '; without an answer the vehicle office decides on the evidence.' })}
      </p>}
      <TextField id="field-answer-end" label={{ zh: '要说明的情况（可以不填）', en: 'What you want to say (if you like)' }} value={words} onChange={setWords}
        hint={{ zh: '例如：已经付款，周末把车开来', en: 'For example: it is paid for, and I bring the car at the weekend' }} />
      <FailureNotice failure={answer.failure} />
      <button type="button" className="cx-button" disabled={answer.pending} onClick={() => void send('goes-on')}>{say({ zh: '还要办', en: 'It goes on' })}</button>
      <button type="button" className="cx-button cx-button--danger" disabled={answer.pending} onClick={() => void send('agrees')}>{say({ zh: '同意终止', en: 'I agree to the end' })}</button>
    </section>
  )
}
