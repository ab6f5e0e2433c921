import { colourWords } from '@changxing/rules/vehicles/colours.ts'
import { inspectionItemsFor, suspectItems } from '@changxing/rules/vehicles/inspection-items.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import type { Answer, Work } from './inspection-store.ts'

const same = (text: string): Words => ({ zh: text, en: text })

/** What the file says beside the line it is compared with. */
const fromFile = (work: Work): Readonly<Record<string, Words>> => ({
  vin: same(work.car.vin), engine: same(work.car.engineNumber), 'brand-model': same(work.car.brandModel),
  plate: work.car.plateNumber ? same(work.car.plateNumber) : { zh: '新车，还没有号牌', en: 'New car, no plate yet' }, colour: colourWords(work.car.colour),
})

const choices = {
  pass: { zh: '符合', en: 'In order' }, fail: { zh: '不符合', en: 'Not in order' }, suspect: { zh: '涉嫌改号', en: 'Suspect' },
} as const satisfies Record<Answer['result'], Words>
const choicesOf = (id: string) => (suspectItems.includes(id) ? (['pass', 'fail', 'suspect'] as const) : (['pass', 'fail'] as const))

/** The lines for this type of vehicle. Each is answered with one touch; a line that fails asks what is wrong. */
export function Checklist({ work, open, onAnswer }: {
  readonly work: Work
  /** while it is recorded */
  readonly open: boolean
  readonly onAnswer: (item: string, answer: Answer) => void
}) {
  const say = useSay()
  const file = fromFile(work)
  return (
    <ol className="in-items">
      {inspectionItemsFor(work.vehicleType).map(({ id, name }) => {
        const answer = work.answers[id]
        return (
          <li key={id} data-result={answer?.result ?? 'none'}>
            <fieldset disabled={!open}>
              <legend>{say(name)}{file[id] && <b className="cx-figures" lang={file[id].zh === file[id].en ? 'zh-CN' : undefined}>{say(file[id])}</b>}</legend>
              {choicesOf(id).map((result) => (
                <label key={result} data-choice={result}>
                  <input type="radio" name={`item-${id}`} checked={answer?.result === result}
                    onChange={() => onAnswer(id, { result, note: answer?.note ?? '' })} />
                  <span>{say(choices[result])}</span>
                </label>
              ))}
              {answer && answer.result !== 'pass' && (
                <label className="pt-field in-note">
                  <span>{say({ zh: '哪里不符合（必填，会告知车主）', en: 'What is wrong (needed; the owner is told)' })}</span>
                  <input required defaultValue={answer.note} maxLength={300} aria-invalid={answer.note.trim().length < 2} onChange={(event) => onAnswer(id, { result: answer.result, note: event.target.value })} />
                </label>
              )}
            </fieldset>
          </li>
        )
      })}
    </ol>
  )
}
