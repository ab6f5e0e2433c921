import { useElder } from '@changxing/ui/elder.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useLanguage, useSay } from '@changxing/ui/language.tsx'

/** The other language, named in that language. */
export const LanguageSwitch = () => {
  const { language, choose } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className="switch" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => choose(other)}>
      <Icon name="globe" size="1.15em" />{other === 'zh' ? '中文' : 'English'}
    </button>
  )
}

/** 长辈版: one tap, from the first screen, both ways. */
export const ElderSwitch = () => {
  const say = useSay()
  const { elder, setElder } = useElder()
  return (
    <button type="button" role="switch" aria-checked={elder} className="switch" onClick={() => setElder(!elder)}>
      <Icon name="letters" size="1.15em" />{say({ zh: '长辈版', en: 'Large text' })}
    </button>
  )
}
