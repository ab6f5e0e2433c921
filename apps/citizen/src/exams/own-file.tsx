import { cityName } from '@changxing/rules/areas.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Result } from '../shell/result.tsx'
import { placeText } from '../vehicles/my-vehicles-data.ts'
import { useCandidateFile } from './exams-data.ts'

/** The candidate file that a service is about: everybody has at most one, so that nobody is asked which. */
export const OwnFile = ({ chosen, onChoose }: { readonly chosen: string | undefined; readonly onChoose: (place: string) => void }) => {
  const say = useSay()
  const query = useCandidateFile()
  const file = query.data?.file
  const place = file ? placeText({ area: file.area, id: file.fileId }) : undefined
  useEffect(() => {
    if (place && place !== chosen) onChoose(place)
  }, [place, chosen, onChoose])
  return (
    <Result query={query}>
      {() => file
        ? (
          <section className="cx-card">
            <h2>{say({ zh: '您的考生档案', en: 'Your candidate file' })}</h2>
            <p style={{ margin: 0 }}>
              {say({ zh: `${file.class}，现在在${cityName(file.area).zh}考`, en: `${file.class}, tests are taken in ${cityName(file.area).en}` })}
              <br /><span className="cx-soft">{say({ zh: `已变更 ${file.placeChanges.made} 次，还可以变更 ${file.placeChanges.left} 次`, en: `Moved ${file.placeChanges.made} times; ${file.placeChanges.left} left` })}</span>
            </p>
            {file.placeChanges.left === 0 && <p style={{ marginBottom: 0 }}><Link to="/tests">{say({ zh: `剩下的科目在${cityName(file.area).zh}考，去看哪天可以约`, en: `Take the other subjects in ${cityName(file.area).en}: see when you may book` })}</Link></p>}
          </section>
        )
        : (
          <Notice tone="grey" title={say({ zh: '您还没有考生档案', en: 'You have no candidate file yet' })}>
            <Link to="/services/$service" params={{ service: 'exams.learner-permit' }}>{say({ zh: '先申请学习驾驶证明', en: 'Apply for a learner permit first' })}</Link>
          </Notice>
        )}
    </Result>
  )
}
