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
day-kept-until = Kept until { $day }
day-person-hand = Keep or hand on
day-person-title = Keep until when, who takes care, and why?
day-until = Keep until the day
day-until-help = As 25/02/2027. Empty: handed to the owner without a day.
day-person-withdraw = Withdraw
day-measure = Measure the light
day-measuring = Measuring the light
day-measured = Measured by the station
day-state-done = Done
day-state-open = Open
day-state-handed = Handed on
day-line-clock = The clock is right
day-line-disk = The disk has { $megabytes } MB free
day-line-camera = The camera is ready
day-line-cameraLight = { $finding ->
    [good] The light before the camera is good: brightness { $brightness } of 100, evenness { $evenness } of 100
    [dark] Too dark before the camera: brightness { $brightness } of 100, at least 25. Switch the lamps on or turn them to the chair, then measure again
    [bright] Too bright before the camera: brightness { $brightness } of 100, at most 80. Dim a lamp or draw the curtain, then measure again
    [uneven] The light before the camera comes from one side: evenness { $evenness } of 100, at least 60. Move a lamp to the darker side or draw the curtain at the window, then measure again
   *[notMeasured] The light before the camera is not measured yet
}
day-line-scanner = The fingerprint scanner is ready
day-line-platen = The scanner's glass is clean
day-line-secondScreen = The applicant's screen is on
day-line-printerPaper = The printer has paper
day-line-testPrint = A test page came out clean
day-line-cash = The cash is counted
day-line-drafts = { $count } unfinished applications
day-line-person = { $ticket } { $name }, paused: { $pause ->
    [personLeft] the person left
    [paperMissing] a paper is missing
    [deviceFailed] a device failed
    [priority] someone with priority came
   *[other] another reason
}
day-line-unsigned = { $count } unsigned applications
day-line-notApproved = { $count } not approved
day-line-notSent = { $count } not sent
day-line-slips = All slips are handed over
