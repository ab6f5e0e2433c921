import { cities, cityOf, type City } from '@changxing/rules/areas.ts'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useSay } from '../language.tsx'
import { FieldFrame, describedBy, type FieldProps } from './field.tsx'

const shownAtOnce = 30

/** Cities whose name, province or code has what was typed; those that begin with it come first. */
const citiesLike = (typed: string): readonly City[] => {
  const wanted = typed.trim().toLowerCase()
  if (!wanted) return cities.slice(0, shownAtOnce)
  const starts = (city: City) => city.name.zh.startsWith(wanted) || city.name.en.toLowerCase().startsWith(wanted) || city.code.startsWith(wanted)
  const has = (city: City) => `${city.provinceName.zh}${city.name.zh} ${city.provinceName.en} ${city.name.en} ${city.code}`.toLowerCase().includes(wanted)
  return cities.filter(has).sort((a, b) => Number(starts(b)) - Number(starts(a))).slice(0, shownAtOnce)
}

/** Chooses a city by typing its Chinese name, English name or code. Keyboard: arrows, Enter, Escape. */
export const AreaField = (field: FieldProps<string>) => {
  const say = useSay()
  const chosen = cityOf(field.value)
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const open = typed !== null
  const matches = useMemo(() => (open ? citiesLike(typed) : []), [open, typed])
  const choose = (city: City | undefined) => {
    if (city) field.onChange(city.code)
    setTyped(null)
    setActive(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setTyped(typed ?? '')
    if (event.key === 'ArrowDown' && open) setActive(Math.min(active + 1, matches.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && open) choose(matches[active])
    else if (event.key === 'Escape') setTyped(null)
    else return
    event.preventDefault()
  }
  const listId = `${field.id}-list`
  return (
    <FieldFrame {...field}>
      <div className="cx-combo">
        <input className="cx-input" id={field.id} role="combobox" autoComplete="off" aria-expanded={open} aria-controls={open ? listId : undefined}
          aria-activedescendant={open && matches[active] ? `${listId}-${matches[active].code}` : undefined} aria-autocomplete="list"
          aria-invalid={field.problem ? true : undefined} aria-describedby={describedBy(field)} aria-required={field.required}
          placeholder={say({ zh: '输入城市名称，如 苏州', en: 'Type a city, e.g. Suzhou' })}
          value={typed ?? (chosen ? say(chosen.name) : '')}
          onChange={(event) => { setTyped(event.target.value); setActive(0) }}
          onFocus={(event) => event.target.select()} onKeyDown={onKeyDown} onBlur={() => setTyped(null)} />
        {open && matches.length > 0 && (
          <ul className="cx-combo-list" role="listbox" id={listId} aria-label={say(field.label)}>
            {matches.map((city, index) => (
              <li key={city.code} id={`${listId}-${city.code}`} role="option" aria-selected={index === active}
                onMouseDown={(event) => { event.preventDefault(); choose(city) }}>
                {say(city.name)}<span className="cx-soft cx-small">{say(city.provinceName)}</span>
              </li>
            ))}
          </ul>
        )}
        {open && <p className="cx-hidden" role="status">{say({ zh: `${matches.length} 个结果`, en: `${matches.length} results` })}</p>}
        {open && matches.length === 0 && <p className="cx-field-hint">{say({ zh: '没有这个城市，请换个写法。', en: 'No such city; try another spelling.' })}</p>}
      </div>
    </FieldFrame>
  )
}
