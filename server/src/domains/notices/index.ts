import type { Domain } from '../../platform/domain.ts'
import { resumeTask, resumeTextMessages } from './resume-text-messages.ts'
import { routes } from './routes.ts'
import { sendTextMessages } from './send-text-messages.ts'
import { sendTask } from './tell.ts'

export { longestSms, smsProgress, smsText, tell, tellAll, type Channel, type Message } from './tell.ts'

export const notices: Domain = {
  name: 'notices',
  operations: routes,
  tasks: { [sendTask]: sendTextMessages, [resumeTask]: resumeTextMessages },
  timed: [{ task: resumeTask, cron: '* * * * *' }],
}
