import { useSay } from '@changxing/ui/language.tsx'
import { Modal, Switch } from 'antd'
import { Kbd, useKeysState } from './keys.tsx'

/** Every key that works on this page now, by part of the page. Letter keys can be switched off. */
export const KeyHelp = ({ open, close }: { readonly open: boolean; readonly close: () => void }) => {
  const say = useSay()
  const { scopes, lettersOn, setLettersOn } = useKeysState()
  return (
    <Modal open={open} onCancel={close} footer={null} title={say({ zh: '键盘', en: 'Keyboard' })} width={640} destroyOnHidden>
      <div className="desk-key-help">
        {scopes.filter((scope) => scope.bindings.some(({ hidden }) => !hidden)).map((scope) => (
          <section key={scope.id}>
            <h2>{say(scope.title)}</h2>
            <dl>
              {scope.bindings.filter(({ hidden }) => !hidden).map((binding) => (
                <div key={binding.key} data-off={binding.off}>
                  <dt><Kbd of={binding.key} /><span className="cx-hidden">{binding.key}</span></dt>
                  <dd>
                    {say(binding.label)}
                    {binding.off && <span className="cx-hidden">{say({ zh: '（现在不可用）', en: ' (not now)' })}</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="desk-key-help-foot">
        <Switch id="letter-keys" size="small" checked={lettersOn} onChange={setLettersOn} />
        <label htmlFor="letter-keys">{say({ zh: '使用单个字母键（语音输入时可关闭）', en: 'Use single-letter keys (switch off when you dictate)' })}</label>
      </p>
      <p className="cx-soft">
        {say({
          zh: '扫码枪随时可用，开着中文输入法也行：办件编号直接打开，委托书转到窗口，40 位数字查验副本，身份证号查找到场的人。',
          en: 'The barcode gun works anywhere, with a Chinese input method too: a case number opens the case, a letter of delegation goes to the counter, 40 digits check a copy, an identity number finds the person.',
        })}
      </p>
    </Modal>
  )
}
