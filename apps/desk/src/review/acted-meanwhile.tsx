import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Button } from 'antd'
import { Kbd } from '../shell/keys.tsx'

/** Another officer or the applicant acted since this case was read: nothing of ours was done, and the new state must be seen first. */
export const ActedMeanwhile = ({ reload }: { readonly reload: () => void }) => {
  const say = useSay()
  return (
    <Notice tone="care" live="assertive" title={say({ zh: '其间已有他人处理此件', en: 'Somebody else acted on this case' })}>
      <p>
        {say({ zh: '您的操作没有生效，什么都没有改变。请先看最新情况。', en: 'Your action was not carried out and changed nothing. See where the case stands now.' })}
      </p>
      <Button type="primary" onClick={reload} autoFocus>{say({ zh: '重新读取', en: 'Reload the case' })}<Kbd of="l" /></Button>
    </Notice>
  )
}
