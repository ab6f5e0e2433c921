import { pictureTypes } from '@changxing/contract/files.ts'
import { Icon, type IconName } from '@changxing/ui/icons.tsx'
import type { ChangeEvent, ReactNode } from 'react'

/** A button behind which the phone's own camera or album opens. `several`: one after another from the album. */
export const ChoosePicture = ({ children, icon, quiet = true, camera = false, several = false, disabled, onChosen }: {
  readonly children: ReactNode
  readonly icon?: IconName
  readonly quiet?: boolean
  readonly camera?: boolean
  readonly several?: boolean
  readonly disabled: boolean
  readonly onChosen: (files: readonly File[]) => void
}) => {
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])]
    target.value = ''
    if (files.length > 0) onChosen(files)
  }
  return (
    <label className={quiet ? 'cx-button cx-button--quiet apply-file' : 'cx-button apply-file'} aria-disabled={disabled}>
      {icon && <Icon name={icon} />}{children}
      <input type="file" accept={pictureTypes.join()} multiple={several} {...(camera && { capture: 'environment' })} disabled={disabled} onChange={choose} />
    </label>
  )
}
