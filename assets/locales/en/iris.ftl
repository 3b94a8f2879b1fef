# Step 5: eyes.
iris-lead = This station has no device for eyes.
iris-remembered = One key, remembered for the day: the record says "not captured: no device".
iris-no-device = No device, go on
iris-cannot = The applicant cannot
iris-gap = Eyes: not captured, { $reason }.
