# Opening and closing the day.
day-open = Open the day
day-close = Close the day
day-not-open = The day is not opened yet.
day-open-settled = Every line is settled. The desk can open.
day-close-settled = Every line is done or has an owner.
day-start = Begin the day
day-end = End the day
day-tick = This line is done
day-left = { $count ->
    [one] { $count } line left
   *[other] { $count } lines left
}
day-done = Done
day-hand = Hand on
day-hand-title = Who takes care of it, and why?
day-owner = Owner
day-reason = Reason
day-handed = { $owner } takes care: { $reason }
day-measured = Measured by the station
day-state-done = Done
day-state-open = Open
day-state-handed = Handed on
day-line-clock = The clock is right
day-line-disk = The disk has { $megabytes } MB free
day-line-camera = The camera is ready
day-line-scanner = The fingerprint scanner is ready
day-line-platen = The scanner's glass is clean
day-line-secondScreen = The applicant's screen is on
day-line-printer = The printer has paper, a test page came out
day-line-cash = The cash is counted
day-line-drafts = { $count } unfinished applications
day-line-unsigned = { $count } unsigned applications
day-line-notApproved = { $count } not approved
day-line-notSent = { $count } not sent
day-line-slips = All slips are handed over
