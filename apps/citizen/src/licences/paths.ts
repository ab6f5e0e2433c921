/** Where the screens of the licence live inside the app. */
export const licencePaths = {
  home: '/licences',
  show: '/licences/show',
  copies: '/licences/copies',
  looks: '/licences/looks',
  verify: '/licences/verify',
  consent: '/licences/consent',
} as const

/** The service by which an e-licence is applied for. */
export const applicationService = 'licences.e-licence'
