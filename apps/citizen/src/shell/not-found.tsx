import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Link } from '@tanstack/react-router'
import { Screen } from './screen.tsx'

export const NotFound = () => {
  const say = useSay()
  return (
    <Screen title={{ zh: '没有这个页面', en: 'There is no such page' }}>
      <div className="cx-card empty">
        <Icon name="search" size="3rem" />
        <p>{say({ zh: '地址可能写错了，或页面已经移走。', en: 'The address may be wrong, or the page has moved.' })}</p>
        <Link className="cx-button" to="/">{say({ zh: '回到首页', en: 'Go to the first page' })}</Link>
      </div>
    </Screen>
  )
}
