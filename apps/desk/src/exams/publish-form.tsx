import { publishTestPlans, type Equipment } from '@changxing/contract/exam-plans.ts'
import { addDays, weekday } from '@changxing/rules/civil-date.ts'
import { planNoticeDays } from '@changxing/rules/exams/parameters.ts'
import { valueOn } from '@changxing/rules/fact-problems.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { subjectWords } from './tests-words.ts'
import { Ticks } from './ticks.tsx'
import { useFetchAgain, useTests } from './use-tests.ts'

const mostDays = 62
const saturday = 6

/** The days from the first to the last, without weekends where so wished. */
const daysOf = (from: string, until: string, workdays: boolean): readonly string[] => {
  const days: string[] = []
  for (let day = from; day !== '' && day <= until && days.length < mostDays; day = addDays(day, 1)) if (!workdays || weekday(day) < saturday) days.push(day)
  return days
}

/** Publishes tests of one course for one or more days; what is too late, unfit or taken comes back with its clause (M3.1.3). */
export const PublishForm = ({ equipment, onDone, onClose }: {
  readonly equipment: z.infer<typeof Equipment>
  readonly onDone: (planId: string, day: string) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const { area, today } = useTests()
  const again = useFetchAgain()
  const publish = useAction(publishTestPlans)
  const earliest = addDays(today, valueOn(planNoticeDays, today, 'on').value)
  const courses = equipment.sites.flatMap((site) => site.courses.map((course) => ({ ...course, site })))
  const [courseId, setCourse] = useState<string>()
  const [subject, setSubject] = useState<number>()
  const [licenceClass, setClass] = useState<string>()
  const [from, setFrom] = useState(earliest)
  const [until, setUntil] = useState(earliest)
  const [workdays, setWorkdays] = useState(true)
  const [starts, setStarts] = useState('08:30')
  const [seats, setSeats] = useState(12)
  const [applyDays, setApplyDays] = useState(5)
  const [examiners, setExaminers] = useState<readonly string[]>([])
  const [vehicles, setVehicles] = useState<readonly string[]>([])
  const course = courses.find((one) => one.courseId === courseId)
  const fit = (number: typeof subject, code: typeof licenceClass) => equipment.examiners.filter((one) => number !== undefined && one.subjects.includes(number) && one.classes.some((each) => each === code))
  const cars = (code: typeof licenceClass) => course?.site.vehicles.filter((one) => one.class === code) ?? []
  const choose = (id: string) => {
    const next = courses.find((one) => one.courseId === id)
    setCourse(id)
    setSubject(next?.subjects.length === 1 ? next.subjects[0] : undefined)
    setClass(undefined)
    setExaminers([])
    setVehicles([])
  }
  const days = daysOf(from, until < from ? from : until, workdays)
  const times = starts.split(/[,，、\s]+/).filter(Boolean)
  const known = course?.classes.find((one) => one === licenceClass)
  const ready = course !== undefined && subject !== undefined && known !== undefined && days.length > 0 && times.length > 0 && examiners.length > 0
  const send = async () => {
    if (!ready) return
    const done = await publish.run({ params: { area }, input: { courseId: course.courseId, subject, class: known, days: [...days], starts: times, seats, applyDays, examiners: [...examiners], vehicles: [...vehicles] } })
    if (!done) return
    again()
    onDone(done.plans[0]!.planId, done.plans[0]!.day)
  }
  useKeys({ zh: '公布计划', en: 'Publish' }, [
    { key: 'ctrl+enter', label: { zh: '公布', en: 'Publish' }, run: () => void send(), off: !ready || publish.pending }, { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="desk-card" aria-label={say({ zh: '公布新计划', en: 'Publish plans' })}>
      <h2>{say({ zh: '公布新计划', en: 'Publish plans' })} <ClauseChip clause="M3.1.3" /> <span className="cx-soft">{say({ zh: `今天公布，最早可安排在 ${earliest}`, en: `Published today, the first possible day is ${earliest}` })}</span></h2>
      <div className="tests-form">
        <Choose id="publish-course" label={{ zh: '考场与场地', en: 'Site and course' }} value={courseId} onChange={choose}
          options={courses.map((one) => ({ value: one.courseId, label: { zh: `${one.site.name.zh} · ${one.name.zh}`, en: `${one.site.name.en} · ${one.name.en}` } }))} />
        <Choose id="publish-subject" label={{ zh: '科目', en: 'Subject' }} value={subject === undefined ? undefined : String(subject)} disabled={!course} onChange={(value) => setSubject(Number(value))}
          options={(course?.subjects ?? []).map((one) => ({ value: String(one), label: subjectWords(one) }))} />
        <Choose id="publish-class" label={{ zh: '车型', en: 'Class' }} value={licenceClass} disabled={!course} onChange={(value) => {
          setClass(value)
          setExaminers(fit(subject, value).map(({ number }) => number).slice(0, 1))
          setVehicles(subject === 1 || subject === 4 ? [] : cars(value).map(({ vehicleId }) => vehicleId))
        }} options={(course?.classes ?? []).map((one) => ({ value: one as string, label: { zh: one, en: one } }))} />
        <div className="desk-field"><label htmlFor="publish-from">{say({ zh: '第一天', en: 'First day' })}</label><Input id="publish-from" type="date" value={from} onChange={(event) => setFrom(event.target.value)} /></div>
        <div className="desk-field"><label htmlFor="publish-until">{say({ zh: '最后一天', en: 'Last day' })}</label><Input id="publish-until" type="date" value={until} onChange={(event) => setUntil(event.target.value)} /></div>
        <div className="desk-field"><label htmlFor="publish-starts">{say({ zh: '开考时间（可多个）', en: 'Times (several possible)' })}</label><Input id="publish-starts" value={starts} placeholder="08:30, 13:30" onChange={(event) => setStarts(event.target.value)} /></div>
        <div className="desk-field"><label htmlFor="publish-seats">{say({ zh: '每场考位', en: 'Seats each' })}</label><InputNumber id="publish-seats" min={1} max={500} value={seats} onChange={(value) => setSeats(value ?? 1)} /></div>
        <div className="desk-field"><label htmlFor="publish-apply">{say({ zh: '报名天数', en: 'Days for applications' })}</label><InputNumber id="publish-apply" min={1} max={60} value={applyDays} onChange={(value) => setApplyDays(value ?? 1)} /></div>
      </div>
      <Checkbox checked={workdays} onChange={(event) => setWorkdays(event.target.checked)}>{say({ zh: '不含周六、周日', en: 'Not on Saturdays and Sundays' })}</Checkbox>
      <Ticks label={{ zh: '考试员', en: 'Examiners' }} options={fit(subject, licenceClass).map(({ number, name }) => ({ value: number, label: `${name} ${number}` }))} chosen={examiners} onChange={setExaminers} />
      {(subject === 2 || subject === 3) && <Ticks label={{ zh: '考试车', en: 'Vehicles' }} options={cars(licenceClass).map(({ vehicleId, plate }) => ({ value: vehicleId, label: plate }))} chosen={vehicles} onChange={setVehicles} />}
      <FailureNotice failure={publish.failure} />
      <div className="desk-bar">
        <Button type="primary" disabled={!ready} loading={publish.pending} onClick={() => void send()}>{say({ zh: `公布 ${days.length * times.length} 场`, en: `Publish ${days.length * times.length}` })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
