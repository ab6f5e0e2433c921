import { useSay } from '@changxing/ui/language.tsx'
import { GoLink } from './places.tsx'

export const NotFound = () => {
  const say = useSay()
  return (
    <div className="desk-page">
      <h1>{say({ zh: '没有这个页面', en: 'There is no such page' })}</h1>
      <p><GoLink to="/">{say({ zh: '回到工作台', en: 'Back to the desk' })}</GoLink></p>
    </div>
  )
}
