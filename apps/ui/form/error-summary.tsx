import { useEffect, useRef } from 'react'
import { useSay } from '../language.tsx'
import { Shape } from '../shapes.tsx'
import { controlId } from './form-field.tsx'
import type { Problem } from './problems.ts'
import './form.css'

/** All problems at once, on top of the page. It takes the focus whenever a new attempt (`attempt`) finds problems; each line leads to its field. */
export const ErrorSummary = ({ problems, attempt }: { readonly problems: readonly Problem[]; readonly attempt: number }) => {
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (problems.length === 0) return null
  const goTo = (field: string) => {
    const control = document.getElementById(controlId(field))
    control?.scrollIntoView({ block: 'center' })
    control?.focus()
  }
  return (
    <div className="cx-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title"><Shape tone="bad" />{say({ zh: `有 ${problems.length} 处需要修改`, en: problems.length === 1 ? 'One thing to correct' : `${problems.length} things to correct` })}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            <a href={`#${controlId(problem.field)}`} onClick={(event) => { event.preventDefault(); goTo(problem.field) }}>{say(problem.says)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
