import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'

/** Several of a few, each a box to tick. */
export const Ticks = <Value extends string | number>({ label, options, chosen, onChange }: {
  readonly label: Words
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: readonly Value[]
  readonly onChange: (chosen: readonly Value[]) => void
}) => {
  const say = useSay()
  return (
    <fieldset className="tests-ticks">
      <legend>{say(label)}</legend>
      {options.map(({ value, label: name }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))} />
          {name}
        </label>
      ))}
      {options.length === 0 && <span className="cx-soft">{say({ zh: '没有可选的', en: 'None fits' })}</span>}
    </fieldset>
  )
}
