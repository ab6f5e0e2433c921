import { readMessage, type Message } from '@changxing/contract/notices.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { TimeAgo } from '@changxing/ui/time-ago.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { useMessages } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { pathInside } from './path-inside.ts'
import './messages.css'

type Told = z.infer<typeof Message>

const Row = ({ message }: { readonly message: Told }) => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const path = pathInside(message.link)
  const show = () => {
    setOpen(!open)
    if (message.read) return
    // Unread stays unread when the network is gone; the next look tries again.
    void client.call(readMessage, { params: { messageId: message.id } }).then(() => queries.invalidateQueries({ queryKey: ['messages'] })).catch(() => undefined)
  }
  return (
    <li className="message" data-read={message.read}>
      <h2>
        <button type="button" className="row" aria-expanded={open} onClick={show}>
          <span className="message-dot" aria-hidden="true" />
          <span className="row-words">
            <span>{!message.read && <span className="cx-hidden">{say({ zh: '未读：', en: 'Unread: ' })}</span>}{say(message.title)}</span>
            <span className="cx-small"><TimeAgo at={message.at} /></span>
          </span>
        </button>
      </h2>
      {open && (
        <div className="message-body">
          <p>{say(message.body)}</p>
          {path && <button type="button" className="cx-button cx-button--quiet" onClick={() => void navigate({ to: path })}>{say({ zh: '去看看', en: 'Open' })}</button>}
        </div>
      )}
    </li>
  )
}

const List = () => {
  const say = useSay()
  return (
    <Result query={useMessages()}>
      {({ messages }) => messages.length === 0
        ? <div className="cx-card empty"><Icon name="bell" size="3rem" /><h2>{say({ zh: '没有消息', en: 'No messages' })}</h2><p>{say({ zh: '办件有进展时，会在这里告诉您。', en: 'When one of your cases moves on, you are told here.' })}</p></div>
        : <ul className="cx-plain-list rows">{messages.map((message) => <Row key={message.id} message={message} />)}</ul>}
    </Result>
  )
}

/** 消息. */
const Messages = () => (
  <Screen title={{ zh: '消息', en: 'Messages' }} back={{ to: '/mine' }}>
    <SignedIn why={{ zh: '登录后查看您的消息', en: 'Sign in to read your messages' }}><List /></SignedIn>
  </Screen>
)
export default Messages
