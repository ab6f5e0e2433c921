import type { ConsentView } from '@changxing/contract/consents.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { Link } from '@tanstack/react-router'
import { useMyConsents } from './consents-data.ts'

export const tones: Readonly<Record<ConsentView['state'], Tone>> = { asked: 'care', agreed: 'good', declined: 'grey', ended: 'grey' }
export const stateWords = {
  asked: { zh: '等您回答', en: 'Waits for you' }, agreed: { zh: '您已同意', en: 'You agreed' }, declined: { zh: '您不同意', en: 'You declined' },
  ended: { zh: '已结束', en: 'Over' },
} as const

/** What somebody said whose yes is not needed. */
export const objected = { zh: '您提出了异议', en: 'You objected' } as const

/** One question in a list: what it is, by when, where it stands. */
export const ConsentRows = ({ consents }: { readonly consents: readonly ConsentView[] }) => {
  const say = useSay()
  return (
    <ul className="cx-plain-list rows">
      {consents.map((one) => (
        <li key={one.consentId}>
          <Link className="row" to="/consents/$area/$consentId" params={{ area: one.area, consentId: one.consentId }}>
            <Icon name="letter" />
            <span className="row-words">
              <span>{say(one.asks)}</span>
              <span>{one.allowed.length > 0 ? say(one.mayObject ? { zh: '不同意的，请打开说明', en: 'If you object, open it and say so' } : { zh: `请在 ${one.answerBy} 前回答`, en: `Please answer by ${one.answerBy}` }) : say(one.business)}</span>
            </span>
            <span className="cx-chip" data-tone={tones[one.state]}><Shape tone={tones[one.state]} />{say(one.mayObject && one.state === 'declined' ? objected : one.mayObject && one.state === 'asked' ? { zh: '可以提出异议', en: 'You may object' } : stateWords[one.state])}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What waits for the citizen's yes or no, where people look first. Nothing when there is nothing. */
export const WaitingConsents = () => {
  const waiting = useMyConsents().data?.consents.filter(({ allowed }) => allowed.length > 0) ?? []
  return waiting.length === 0 ? null : <ConsentRows consents={waiting} />
}
