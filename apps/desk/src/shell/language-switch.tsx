import { useLanguage } from '@changxing/ui/language.tsx'

/** The other language, named in that language. */
export const LanguageSwitch = () => {
  const { language, choose } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className="desk-head-button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => choose(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}
