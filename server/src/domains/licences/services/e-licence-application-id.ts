/** The service by which an e-licence is applied for; its page lies beside. */
export const eLicenceApplicationId = 'licences.e-licence-application'
