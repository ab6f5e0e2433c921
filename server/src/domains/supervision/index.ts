import type { Domain } from '../../platform/domain.ts'
import { closeInvestigation, movementAlarms, replayAlarm } from './investigate.ts'
import { movementReportPaper, movementReportSheet } from './report.ts'
import { movementReviews, movementSeries, reviewMovements, reviewTask } from './review-movements.ts'

export const supervision: Domain = {
  name: 'supervision',
  operations: { movementSeries, reviewMovements, movementReviews, movementAlarms, closeInvestigation, replayAlarm, movementReportPaper, movementReportSheet },
  tasks: { 'supervision.review': reviewTask },
  // Half past midnight in China: on Mondays the week before is over, on the first the month (M3.3.3).
  timed: [{ task: 'supervision.review', cron: '30 16 * * *' }],
}
