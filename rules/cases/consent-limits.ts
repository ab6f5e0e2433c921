import { dated } from '../dated.ts'

/**
 * Calendar days that somebody has who is asked to agree to another's business, and after how many they are reminded. No clause names them; silence
 * is never taken for a yes. Configuration.
 */
export const consentLimits = dated([{ from: '2016-01-01', value: { answerDays: 15, remindAfterDays: 7 }, source: 'house rule' }])
