import { bookTest } from './book-test.ts'
import { cancelTestBooking } from './cancel-booking.ts'
import { testCapacity } from './capacity.ts'
import { drawTestSeats, testDraw } from './draw-seats.ts'
import { addExaminer, addTestCourse, addTestFee, addTestSite, addTestVehicle, testEquipment, testSites } from './equip.ts'
import { myCandidateFile, myTestBookings, myTestCalendar } from './my-candidate-file.ts'
import { publishTestPlans, testPlans } from './publish-plans.ts'
import { receiveTestSheet } from './receive-sheet.ts'
import { myTestSheets, testRoster, testSheets } from './roster.ts'
import { answerMoveFault, raiseMoveFault, receiveMove, testPlaceMove, testPlaceMoves } from './see-moves.ts'
import { finishSiteUpgrade, planSiteUpgrade, siteUpgrades } from './site-upgrades.ts'

export const operations = {
  myCandidateFile, myTestCalendar, bookTest, myTestBookings, cancelTestBooking, testDraw, testSites,
  testEquipment, addTestSite, addTestCourse, addTestVehicle, addExaminer, addTestFee, testPlans, publishTestPlans, drawTestSeats,
  siteUpgrades, planSiteUpgrade, finishSiteUpgrade, testCapacity,
  testRoster, receiveTestSheet, testSheets, myTestSheets,
  testPlaceMoves, testPlaceMove, receiveMove, raiseMoveFault, answerMoveFault,
}
