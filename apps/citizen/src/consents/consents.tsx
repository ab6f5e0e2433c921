import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { ConsentRows } from './consent-rows.tsx'
import { useMyConsents } from './consents-data.ts'

const rule = { zh: '您不同意，就不会办理。', en: 'Without your yes nothing is done.' }
/** What needs no yes goes on without one. */
const objecting = { zh: '不同意的，请打开说明：核实前不办理。同意的，不用操作。', en: 'If you object, open it and say so: nothing is done until that is settled. If you do not, there is nothing for you to do.' }

const List = () => {
  const say = useSay()
  return (
    <Result query={useMyConsents()}>
      {({ consents }) => {
        const open = consents.filter(({ allowed }) => allowed.length > 0)
        const waiting = open.filter(({ mayObject }) => !mayObject).length
        const others = open.length - waiting
        const words = waiting === 0 && others > 0 ? objecting : rule
        return (
          <>
            <AnswerLine answer={open.length > 0 ? 'checking' : 'yes'} tone={open.length > 0 ? 'care' : 'good'} say={words}
              line={waiting > 0 ? { zh: `${waiting} 件事等您回答`, en: `${waiting} waiting for your answer` }
                : others > 0 ? { zh: `${others} 件事您可以提出异议`, en: `${others} to which you may object` } : { zh: '没有等您回答的事', en: 'Nothing waits for you' }}>
              {say(words)}
            </AnswerLine>
            {consents.length > 0
              ? <ConsentRows consents={consents} />
              : <p className="cx-soft">{say({ zh: '别人办的事要您同意时（如把车过户给您），会在这里和短信里告诉您。', en: 'When somebody’s business needs your yes, such as a car to be yours, you are told here and by text message.' })}</p>}
          </>
        )
      }}
    </Result>
  )
}

/** 等我确认: what others apply for and I have to agree to (M9.1). */
export default function Consents() {
  return (
    <Screen title={{ zh: '等我确认', en: 'Waiting for my yes' }} back={{ to: '/mine' }}>
      <SignedIn why={{ zh: '登录后查看和回答', en: 'Sign in to see and answer' }}><List /></SignedIn>
    </Screen>
  )
}
