import { inspectionItemsFor } from '@changxing/rules/vehicles/inspection-items.ts'
import { useSay } from '@changxing/ui/language.tsx'
import type { Answer, Work } from './inspection-store.ts'

/** What the file says beside the line it is compared with. */
const fromFile = (work: Work): Readonly<Record<string, string>> => ({
  vin: work.car.vin, engine: work.car.engineNumber, 'brand-model': work.car.brandModel, plate: work.car.plateNumber,
})

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
              <legend>{say(name)}{file[id] && <b className="cx-figures" lang="zh-CN">{file[id]}</b>}</legend>
              {(['pass', 'fail'] as const).map((result) => (
                <label key={result} data-choice={result}>
                  <input type="radio" name={`item-${id}`} checked={answer?.result === result}
                    onChange={() => onAnswer(id, { result, note: answer?.note ?? '' })} />
                  <span>{say(result === 'pass' ? { zh: '符合', en: 'In order' } : { zh: '不符合', en: 'Not in order' })}</span>
                </label>
              ))}
              {answer?.result === 'fail' && (
                <label className="pt-field in-note">
                  <span>{say({ zh: '哪里不符合（会告知车主）', en: 'What is wrong (the owner is told)' })}</span>
                  <input defaultValue={answer.note} maxLength={300} onChange={(event) => onAnswer(id, { result: 'fail', note: event.target.value })} />
                </label>
              )}
            </fieldset>
          </li>
        )
      })}
    </ol>
  )
}
