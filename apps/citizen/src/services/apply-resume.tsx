import { firstOpen } from '@changxing/ui/case/steps.ts'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { SignedIn } from '../shell/sign-in.tsx'
import { useApplication } from './apply-data.ts'
import { ApplicationPending } from './apply-pending.tsx'

const route = getRouteApi('/apply/$area/$caseId')

const Resume = () => {
  const { area, caseId } = route.useParams()
  const { application, told, services } = useApplication(area, caseId)
  if (!application) return <ApplicationPending told={told} services={services} />
  if (application.told.state !== 'draft') return <Navigate to="/cases/$area/$caseId" params={{ area, caseId }} replace />
  const step = firstOpen(application.steps, application.told, application.told.answers)
  return <Navigate to="/apply/$area/$caseId/$step" params={{ area, caseId, step: step.id }} replace />
}

/** Goes to the first page that is still open: also on another device, or days later. */
const ApplyResume = () => <SignedIn why={{ zh: '登录后继续办理', en: 'Sign in to go on' }}><Resume /></SignedIn>
export default ApplyResume
